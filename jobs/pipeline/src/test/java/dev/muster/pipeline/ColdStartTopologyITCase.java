package dev.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audit.RunEvent;
import dev.muster.audit.operator.AuditSinks;
import dev.muster.connectors.keys.KeyCeremony;
import dev.muster.connectors.keys.RoleKeys;
import dev.muster.connectors.keys.RootFile;
import dev.muster.control.ControlContent;
import dev.muster.control.ControlOutcome;
import dev.muster.control.ControlSigner;
import dev.muster.control.ControlTime;
import dev.muster.control.operator.ControlTopic;
import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.control.root.PinnedRoot;
import dev.muster.control.root.Role;
import dev.muster.decrypt.OpenedSection;
import dev.muster.decrypt.SectionDecision;
import dev.muster.detect.finding.Finding;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.MessageBody;
import dev.muster.message.MessageHeader;
import dev.muster.message.MessageType;
import dev.muster.message.MessageWriter;
import dev.muster.message.signature.CryptoProvider;
import dev.muster.message.signature.ProviderSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import dev.muster.pipeline.config.CatalogConfig;
import dev.muster.pipeline.config.CheckpointConfig;
import dev.muster.pipeline.config.ControlConfig;
import dev.muster.pipeline.config.DecryptConfig;
import dev.muster.pipeline.config.DetectConfig;
import dev.muster.pipeline.config.KafkaConfig;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.pipeline.config.RemediateConfig;
import dev.muster.pipeline.config.TopicsConfig;
import dev.muster.pipeline.config.VerifyConfig;
import dev.muster.remediate.CommandChange;
import dev.muster.schemas.EnvelopeCodec;
import dev.muster.schemas.Topics;
import dev.muster.verify.GapRun;
import dev.muster.verify.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A start that finds a day of messages and a registry that comes slowly: everything waits for the
 * registry, and is judged by what was valid when it arrived.
 */
class ColdStartTopologyITCase {
  private static final int DEVICES = 100;

  /** A hundred registry records a second. */
  private static final long MILLIS_PER_RECORD = 10;

  private static final long REGISTERED = 1_000_000;
  private static final long SUSPENDED = REGISTERED + 100_000;
  private static final long RESUMED = REGISTERED + 200_000;

  private static final Queue<Verdict> VERDICTS = new ConcurrentLinkedQueue<>();

  @TempDir private Path directory;
  private PinnedRoot root;
  private ControlSigner registrar;

  @BeforeEach
  void makeKeys() {
    KeyCeremony.create(directory, "acme");
    root = RootFile.ofCeremony(directory);
    SigningKey key = RoleKeys.open(directory, Role.REGISTRAR);
    registrar = new ControlSigner("acme", new ProviderSigner(key, CryptoProvider.fastest()));
    VERDICTS.clear();
  }

  @Test
  void refusesNothingWronglyAndGivesTheOldAnswersAcrossASuspension() throws Exception {
    StreamExecutionEnvironment environment = Environments.of(config(), Optional.empty());
    new PipelineTopology(
            root, PipelineSettings.of(config(), root.document(), 1), RunIdentity.next().facts())
        .lay(
            new PipelineSources(
                stream(environment, messages(), "telemetry-source"),
                new ControlTopic(slowly(stream(environment, registry(), "registry-source")), 1),
                ticking(environment, "trust-source"),
                ticking(environment, "policy-source"),
                ticking(environment, "rules-source"),
                ticking(environment, "approvals-source")),
            new PipelineSinks(
                new Collected(),
                refused -> discard(refused, "quarantine"),
                intents -> discard(intents, "intents")));
    environment.execute();

    assertThat(VERDICTS).hasSize(5 * DEVICES);
    for (Verdict verdict : VERDICTS) {
      assertThat(verdict.reason().wireName())
          .as("%s at %d", verdict.device(), verdict.origin().arrival())
          .isEqualTo(expected(verdict.origin().arrival()));
    }
  }

  private static ControlTopic ticking(StreamExecutionEnvironment environment, String uid) {
    return new ControlTopic(stream(environment, List.of(tick()), uid), 1);
  }

  /** The change counts from the millisecond on in which its delay has passed, not one earlier. */
  private static String expected(long arrival) {
    return arrival >= ControlTime.validFrom(SUSPENDED) && arrival < ControlTime.validFrom(RESUMED)
        ? "DEVICE_SUSPENDED"
        : "ACCEPTED";
  }

  private static List<Long> arrivals() {
    return List.of(
        ControlTime.validFrom(REGISTERED),
        ControlTime.validFrom(SUSPENDED) - 1,
        ControlTime.validFrom(SUSPENDED),
        ControlTime.validFrom(RESUMED) - 1,
        ControlTime.validFrom(RESUMED));
  }

  private List<ArrivedRecord> messages() {
    List<ArrivedRecord> records = new ArrayList<>();
    for (long arrival : arrivals()) {
      long sequence = arrivals().indexOf(arrival);
      for (int i = 0; i < DEVICES; i++) {
        MessageHeader header = new MessageHeader(id(i), arrival / 1000, 1, sequence);
        CryptoProvider provider = CryptoProvider.fastest();
        byte[] message =
            new MessageWriter("acme", new ProviderSigner(key(i), provider))
                .write(header, MessageBody.heartbeat());
        byte[] value = EnvelopeCodec.encode(id(i), null, null, message);
        records.add(record(Topics.TELEMETRY, records.size(), arrival, id(i), value));
      }
    }
    return records;
  }

  private List<ArrivedRecord> registry() {
    List<ArrivedRecord> records = new ArrayList<>();
    register(records, 1, DeviceStatus.ACTIVE, REGISTERED);
    register(records, 2, DeviceStatus.SUSPENDED, SUSPENDED);
    register(records, 3, DeviceStatus.ACTIVE, RESUMED);
    return records;
  }

  private void register(
      List<ArrivedRecord> records, long version, DeviceStatus status, long appended) {
    for (int i = 0; i < DEVICES; i++) {
      byte[] value = registrar.sign(ControlContent.REGISTRY, device(i, version, status), 0);
      records.add(record(Topics.REGISTRY, records.size(), appended, id(i), value));
    }
  }

  private static DeviceRecord device(int i, long version, DeviceStatus status) {
    SigningKey key = key(i);
    DeviceKey registered =
        new DeviceKey(
            key.kid(), key.algorithm(), key.publicKey().spki(), EnumSet.allOf(MessageType.class));
    return new DeviceRecord(
        id(i), version, status, "pumps", null, null, null, null, List.of(registered), 60, true);
  }

  private static SigningKey key(int i) {
    return SigningKey.derive(SignatureAlgorithm.ED25519, id(i).getBytes(StandardCharsets.US_ASCII));
  }

  private static String id(int i) {
    return "pump-" + i;
  }

  private static ArrivedRecord record(
      String topic, long offset, long arrival, String key, byte[] value) {
    return new ArrivedRecord(
        topic, 0, offset, arrival, key.getBytes(StandardCharsets.US_ASCII), value, false);
  }

  private static ArrivedRecord tick() {
    return new ArrivedRecord(Topics.TRUST, 0, 0, REGISTERED, null, null, true);
  }

  private static DataStream<ArrivedRecord> stream(
      StreamExecutionEnvironment environment, List<ArrivedRecord> records, String uid) {
    TypeInformation<ArrivedRecord> type = TypeInformation.of(ArrivedRecord.class);
    return environment
        .fromData(type, records.toArray(new ArrivedRecord[0]))
        .uid(uid)
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<ArrivedRecord>forMonotonousTimestamps()
                .withTimestampAssigner((record, none) -> record.arrival()))
        .uid(uid + "-time");
  }

  private static DataStream<ArrivedRecord> slowly(DataStream<ArrivedRecord> records) {
    return records.map(new Throttle()).setParallelism(1).uid("throttle");
  }

  private PipelineConfig config() {
    return new PipelineConfig(
        "acme",
        2,
        new KafkaConfig(Map.of("bootstrap.servers", "-"), Duration.ofHours(1), true, false),
        TopicsConfig.defaults(),
        new CatalogConfig(Map.of()),
        new ControlConfig(directory.resolve("root.json"), root.sha256()),
        VerifyConfig.defaults(),
        DecryptConfig.with(directory),
        DetectConfig.defaults(),
        new RemediateConfig(directory),
        new CheckpointConfig(directory.resolve("checkpoints").toString(), Duration.ofMinutes(5)),
        Map.of());
  }

  private static <T> void discard(DataStream<T> stream, String uid) {
    stream.sinkTo(new Kept<>(false)).uid(uid);
  }

  private static final class Throttle implements MapFunction<ArrivedRecord, ArrivedRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public ArrivedRecord map(ArrivedRecord record) throws InterruptedException {
      Thread.sleep(MILLIS_PER_RECORD);
      return record;
    }
  }

  private static final class Collected implements AuditSinks {
    @Override
    public void verdicts(DataStream<Verdict> verdicts) {
      verdicts.sinkTo(new Kept<>(true)).uid("verdicts");
    }

    @Override
    public void gaps(DataStream<GapRun> gaps) {
      discard(gaps, "gaps");
    }

    @Override
    public void deviceChanges(DataStream<ControlOutcome> outcomes) {
      discard(outcomes, "device_changes");
    }

    @Override
    public void runs(DataStream<RunEvent> events) {
      discard(events, "runs");
    }

    @Override
    public void readings(String dataClass, DataStream<OpenedSection> opened) {
      discard(opened, "readings_" + dataClass);
    }

    @Override
    public void commands(DataStream<CommandChange> changes) {
      discard(changes, "commands");
    }

    @Override
    public void decisions(DataStream<SectionDecision> decisions) {
      discard(decisions, "decisions");
    }

    @Override
    public void findings(DataStream<Finding> findings) {
      discard(findings, "findings");
    }
  }

  private record Kept<T>(boolean verdicts) implements Sink<T> {
    private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
      return new Writer<>(verdicts);
    }
  }

  private record Writer<T>(boolean verdicts) implements SinkWriter<T> {
    @Override
    public void write(T element, Context context) {
      if (verdicts && element instanceof Verdict verdict) {
        VERDICTS.add(verdict);
      }
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {}
  }
}
