package dev.muster.detect.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.Tick;
import dev.muster.control.Accepted;
import dev.muster.control.operator.ControlStage;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.decrypt.operator.DecryptStreams;
import dev.muster.detect.finding.Finding;
import dev.muster.message.TopicPartitions;
import dev.muster.stored.serializer.StoredType;
import dev.muster.verify.Contact;
import dev.muster.verify.ForgeriesForm;
import dev.muster.verify.Unchecked;
import dev.muster.verify.UncheckedForm;
import dev.muster.verify.operator.VerifyStreams;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stage in a running job: no generated uid, no reflection serializer. */
class DetectTopologyITCase {

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void findsTheSameAtAnyParallelism(int parallelism) throws Exception {
    Roll roll = SilenceOrderTest.everythingAtOnce();
    StreamExecutionEnvironment env = environment(parallelism);
    DataStream<Contact> contacts = contacts(env, roll, parallelism);
    DetectInputs inputs =
        new DetectInputs(
            contacts,
            unchecked(env, roll, parallelism),
            none(env, new StoredType<>(new ForgeriesForm()), "forgeries"),
            none(env, DecryptStreams.OPENED_SECTION, "opened"),
            source(env, registry(roll), ControlStage.REGISTRY.type(), "registry"),
            source(env, ticks(roll), VerifyStreams.TICK, "ticks"),
            TopicPartitions.of(Roll.PARTITIONS));

    assertThat(found(Detectors.attach(inputs, DetectSettings.defaults()).findings()))
        .containsExactlyInAnyOrderElementsOf(Reading.inOrder(roll));
  }

  private static StreamExecutionEnvironment environment(int parallelism) {
    Configuration configuration = new Configuration();
    configuration.setString("pipeline.generic-types", "false");
    configuration.setString("pipeline.auto-generate-uids", "false");
    configuration.setString("pipeline.object-reuse", "true");
    configuration.setString("execution.checkpointing.interval", "100 ms");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(parallelism);
    return env;
  }

  /** Each contact on the subtask of its device, as verify leaves it. */
  private static DataStream<Contact> contacts(
      StreamExecutionEnvironment env, Roll roll, int parallelism) {
    List<Contact> contacts =
        roll.said.stream()
            .map(Roll.Said::contact)
            .filter(Objects::nonNull)
            .sorted(Comparator.comparingLong(contact -> contact.origin().arrival()))
            .toList();
    return source(env, contacts, VerifyStreams.CONTACT, "contacts")
        .keyBy(contact -> contact.device().device(), Types.STRING)
        .process(new PassOn<>(), VerifyStreams.CONTACT)
        .uid("verify")
        .setParallelism(parallelism);
  }

  private static DataStream<Unchecked> unchecked(
      StreamExecutionEnvironment env, Roll roll, int parallelism) {
    List<Unchecked> unchecked =
        roll.said.stream().map(Roll.Said::unchecked).filter(Objects::nonNull).toList();
    return source(env, unchecked, new StoredType<>(new UncheckedForm()), "unchecked")
        .keyBy(Unchecked::device, Types.STRING)
        .process(new PassOn<>(), new StoredType<>(new UncheckedForm()))
        .uid("verify-unchecked")
        .setParallelism(parallelism);
  }

  private static List<Accepted<DeviceRecord>> registry(Roll roll) {
    return roll.registry.stream().sorted(Comparator.comparingLong(Accepted::validFrom)).toList();
  }

  private static List<Tick> ticks(Roll roll) {
    return roll.said.stream()
        .filter(Roll.Said::isTick)
        .sorted(Comparator.comparingLong(Roll.Said::arrival))
        .map(Roll::tick)
        .toList();
  }

  /** Elements without time of their own: all is judged when the inputs end. */
  private static <T> DataStream<T> source(
      StreamExecutionEnvironment env, Collection<T> elements, TypeInformation<T> type, String uid) {
    return env.fromData(elements, type)
        .uid(uid)
        .assignTimestampsAndWatermarks(WatermarkStrategy.noWatermarks())
        .uid(uid + "-time")
        .setParallelism(1);
  }

  private static <T> DataStream<T> none(
      StreamExecutionEnvironment env, TypeInformation<T> type, String uid) {
    return source(env, List.of(uid), Types.STRING, uid)
        .<T>flatMap((text, out) -> {})
        .returns(type)
        .setParallelism(1)
        .uid(uid + "-none");
  }

  private static List<String> found(DataStream<Finding> findings) throws Exception {
    List<Finding> found = new ArrayList<>();
    try (CloseableIterator<Finding> iterator = findings.executeAndCollect()) {
      iterator.forEachRemaining(found::add);
    }
    return Reading.texts(found);
  }

  /** Stands for verify. */
  private static final class PassOn<T> extends KeyedProcessFunction<String, T, T> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(T element, Context context, Collector<T> out) {
      out.collect(element);
    }
  }
}
