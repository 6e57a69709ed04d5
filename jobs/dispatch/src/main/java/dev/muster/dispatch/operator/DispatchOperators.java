package dev.muster.dispatch.operator;

import dev.muster.control.operator.ControlTopic;
import dev.muster.control.root.PinnedRoot;
import dev.muster.dispatch.CommandKeys;
import dev.muster.dispatch.RefusedIntent;
import dev.muster.dispatch.SignedCommand;
import dev.muster.dispatch.SignedStanding;
import dev.muster.message.ArrivedRecord;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.function.SerializableSupplier;

/** Lays the operator of dispatch into a job. */
public final class DispatchOperators {
  /** Standings that go with commands, for the registry. */
  public static final OutputTag<SignedStanding> STANDINGS =
      new OutputTag<>("standings", TypeInformation.of(SignedStanding.class));

  /** Records that were not signed. */
  public static final OutputTag<RefusedIntent> REFUSED =
      new OutputTag<>("refused-intents", TypeInformation.of(RefusedIntent.class));

  private DispatchOperators() {}

  /**
   * What dispatch reads.
   *
   * @param intents the intents topic; committed records only
   * @param registry the registry topic, over whose newest records standings are written
   */
  public record Topics(ControlTopic intents, ControlTopic registry) {}

  /**
   * Signs committed intents. Side outputs: {@link #STANDINGS}, {@link #REFUSED}.
   *
   * @param keys opened by each task
   * @param uid stored contract of the job
   */
  public static SingleOutputStreamOperator<SignedCommand> dispatch(
      Topics topics, PinnedRoot root, SerializableSupplier<CommandKeys> keys, String uid) {
    DispatchFunction.Partitions partitions =
        new DispatchFunction.Partitions(
            topics.intents().partitions(), topics.registry().partitions());
    return byDevice(topics.intents())
        .connect(byDevice(topics.registry()))
        .process(
            new DispatchFunction(root, partitions, keys), TypeInformation.of(SignedCommand.class))
        .uid(uid)
        .name(uid);
  }

  private static KeyedStream<ArrivedRecord, String> byDevice(ControlTopic topic) {
    return topic.records().keyBy(DispatchOperators::claimedDevice, Types.STRING);
  }

  /** What the Kafka key says, believed by nobody yet: state is only made for what is authentic. */
  static String claimedDevice(ArrivedRecord record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.ISO_8859_1);
  }
}
