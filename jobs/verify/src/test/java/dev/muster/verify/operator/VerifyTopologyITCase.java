package dev.muster.verify.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.Accepted;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.operator.ControlStage;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.trust.RevokedKey;
import dev.muster.control.trust.TrustBundle;
import dev.muster.message.ArrivedRecord;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictReason;
import dev.muster.verify.identity.Candidate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stage in a running job: real signatures, no generated uid, no reflection serializer. */
class VerifyTopologyITCase {
  private static final long T = 1_767_225_600_000L;
  private static final int DEVICES = 25;
  private static final int MESSAGES = 8;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void givesEveryRecordItsOneVerdict(int parallelism) throws Exception {
    StreamExecutionEnvironment env = environment(parallelism);
    SingleOutputStreamOperator<Candidate> candidates =
        VerifyOperators.screen(
            source(env, telemetry(), TypeInformation.of(ArrivedRecord.class), "telemetry"),
            Fleet.SETTINGS,
            "screen");
    VerifyOperators.Control control =
        new VerifyOperators.Control(
            source(env, registry(), ControlStage.REGISTRY.type(), "registry"),
            source(env, trust(), ControlStage.TRUST.type(), "trust"),
            source(env, policy(), ControlStage.POLICY.type(), "policy"),
            source(env, List.of(0L), Types.LONG, "decidable"));
    SingleOutputStreamOperator<Verdict> verdicts =
        VerifyOperators.verify(
            new VerifyOperators.Evidence(
                candidates, candidates.getSideOutput(VerifyStreams.SCREENED)),
            control,
            Fleet.SETTINGS,
            "verify");

    Map<VerdictReason, Integer> counted = counted(verdicts);

    assertThat(counted)
        .containsOnly(
            Map.entry(VerdictReason.ACCEPTED, (DEVICES - 1) * MESSAGES),
            Map.entry(VerdictReason.REVOKED, MESSAGES),
            Map.entry(VerdictReason.UNKNOWN_DEVICE, 1),
            Map.entry(VerdictReason.MALFORMED, 1),
            Map.entry(VerdictReason.REPLAYED, 1));
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

  /** Elements without time of their own: all is judged when the inputs end. */
  private static <T> DataStream<T> source(
      StreamExecutionEnvironment env, Collection<T> elements, TypeInformation<T> type, String uid) {
    return env.fromData(elements, type)
        .uid(uid)
        .assignTimestampsAndWatermarks(WatermarkStrategy.noWatermarks())
        .uid(uid + "-time");
  }

  private static Map<VerdictReason, Integer> counted(DataStream<Verdict> verdicts)
      throws Exception {
    Map<VerdictReason, Integer> counted = new HashMap<>();
    try (CloseableIterator<Verdict> iterator = verdicts.executeAndCollect()) {
      iterator.forEachRemaining(verdict -> counted.merge(verdict.reason(), 1, Integer::sum));
    }
    return counted;
  }

  private static List<ArrivedRecord> telemetry() {
    List<ArrivedRecord> records = new ArrayList<>();
    for (int sequence = 0; sequence < MESSAGES; sequence++) {
      for (int device = 0; device < DEVICES; device++) {
        records.add(Fleet.heartbeat(device, sequence, T + sequence));
      }
    }
    records.add(Fleet.heartbeat(DEVICES, 0, T));
    records.add(Fleet.record(0, 900, T, new byte[] {1, 2}));
    records.add(Fleet.heartbeat(3, 0, T + 100_000));
    return records;
  }

  private static List<Accepted<DeviceRecord>> registry() {
    List<Accepted<DeviceRecord>> registry = new ArrayList<>();
    for (int device = 0; device < DEVICES; device++) {
      registry.add(Fleet.accepted(device, 1, T - 1));
    }
    return registry;
  }

  private static List<Accepted<TextBundle>> policy() {
    return List.of(new Accepted<>(T - 1, new TextBundle(1, Long.MAX_VALUE, List.of())));
  }

  private static List<Accepted<TrustBundle>> trust() {
    Set<RevokedKey> revoked = Set.of(new RevokedKey(Fleet.device(1), Fleet.kid(1)));
    return List.of(new Accepted<>(T - 1, new TrustBundle(1, T, revoked)));
  }
}
