package dev.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.ControlTime;
import dev.muster.audit.operator.AuditSinks;
import dev.muster.audit.run.RunEvent;
import dev.muster.connectors.keys.KeyCeremony;
import dev.muster.connectors.keys.RoleKeys;
import dev.muster.connectors.keys.RootFile;
import dev.muster.control.ControlContents;
import dev.muster.control.ControlOutcome;
import dev.muster.control.ControlSigner;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import dev.muster.control.operator.ControlTopic;
import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.control.root.PinnedRoot;
import dev.muster.control.root.Role;
import dev.muster.decrypt.OpenedSection;
import dev.muster.decrypt.SectionDecision;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.operator.DetectSettings;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.MessageBody;
import dev.muster.message.MessageHeader;
import dev.muster.message.MessageType;
import dev.muster.message.MessageWriter;
import dev.muster.message.TopicPartitions;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.section.ContentKey;
import dev.muster.message.section.RecipientPrivateKey;
import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionPlace;
import dev.muster.message.section.SectionScope;
import dev.muster.message.section.SectionSealer;
import dev.muster.message.signature.ProviderSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import dev.muster.pipeline.config.CatalogConfig;
import dev.muster.pipeline.config.CheckpointConfig;
import dev.muster.pipeline.config.ControlConfig;
import dev.muster.pipeline.config.DecryptConfig;
import dev.muster.pipeline.config.KafkaConfig;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.pipeline.config.RemediateConfig;
import dev.muster.pipeline.config.TopicsConfig;
import dev.muster.pipeline.config.VerifyConfig;
import dev.muster.remediate.CommandChange;
import dev.muster.schemas.EnvelopeCodec;
import dev.muster.schemas.Topics;
import dev.muster.verify.Verdict;
import dev.muster.verify.gap.GapRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
 * A start that finds a day of messages, and a registry or policies that come slowly: everything
 * waits for them, and is judged by what was valid when it arrived.
 */
class ColdStartTopologyITCase {
  private static final int DEVICES = 100;

  /** A hundred registry records a second. */
  private static final Duration PER_REGISTRY_RECORD = Duration.ofMillis(10);

  private static final Duration PER_POLICY = Duration.ofMillis(800);

  private static final long REGISTERED = 1_000_000;
  private static final long SUSPENDED = REGISTERED + 100_000;
  private static final long RESUMED = REGISTERED + 200_000;

  /** Policies follow each other in different minutes, since decisions are told by the minute. */
  private static final long BETWEEN_POLICIES = 100_000;

  private static final long MINUTE = 60_000;

  private static final Queue<Verdict> VERDICTS = new ConcurrentLinkedQueue<>();
  private static final Queue<SectionDecision> DECISIONS = new ConcurrentLinkedQueue<>();

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
    DECISIONS.clear();
  }

  @Test
  void refusesNothingWronglyAndGivesTheOldAnswersAcrossASuspension() throws Exception {
    StreamExecutionEnvironment environment = Environments.of(config(), Optional.empty());
    lay(
        stream(environment, messages(), "telemetry-source"),
        slowly(stream(environment, registry(), "registry-source"), PER_REGISTRY_RECORD),
        stream(environment, List.of(tick()), "policy-source"));
    environment.execute();

    assertThat(VERDICTS).hasSize(5 * DEVICES);
    for (Verdict verdict : VERDICTS) {
      assertThat(verdict.reason().wireName())
          .as("%s at %s", verdict.device(), verdict.origin().arrival())
          .isEqualTo(expected(verdict.origin().arrival()));
    }
  }

  @Test
  void judgesEachSectionByThePolicyOfItsTimeHoweverSlowlyPoliciesCome() throws Exception {
    StreamExecutionEnvironment environment = Environments.of(config(), Optional.empty());
    lay(
        stream(environment, sealed(), "telemetry-source"),
        stream(environment, registry().subList(0, DEVICES), "registry-source"),
        slowly(stream(environment, policies(), "policy-source"), PER_POLICY));
    environment.execute();

    assertThat(DECISIONS).isNotEmpty();
    Map<Long, Set<Long>> versions = new TreeMap<>();
    for (SectionDecision decision : DECISIONS) {
      versions
          .computeIfAbsent(decision.minute(), minute -> new TreeSet<>())
          .add(decision.answer().policyVersion());
    }
    Map<Long, Set<Long>> expected = new TreeMap<>();
    for (long version = 1; version <= 3; version++) {
      expected.put(validFrom(version) / MINUTE * MINUTE, Set.of(version));
    }
    assertThat(versions).isEqualTo(expected);
  }

  private void lay(
      DataStream<ArrivedRecord> telemetry,
      DataStream<ArrivedRecord> registry,
      DataStream<ArrivedRecord> policy) {
    StreamExecutionEnvironment environment = telemetry.getExecutionEnvironment();
    new PipelineTopology(
            root,
            PipelineSettings.of(config(), root.document(), TopicPartitions.of(1)),
            RunIdentity.next().facts())
        .lay(
            new PipelineSources(
                telemetry,
                new ControlTopic(registry, 1),
                ticking(environment, "trust-source"),
                new ControlTopic(policy, 1),
                ticking(environment, "rules-source"),
                ticking(environment, "approvals-source")),
            new PipelineSinks(
                new Collected(),
                refused -> keep(refused, "quarantine"),
                intents -> keep(intents, "intents")));
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

  /** A message with a section from every device, as soon as each policy is valid. */
  private List<ArrivedRecord> sealed() {
    List<ArrivedRecord> records = new ArrayList<>();
    for (long version = 1; version <= 3; version++) {
      for (int i = 0; i < DEVICES; i++) {
        long arrival = validFrom(version);
        MessageHeader header = new MessageHeader(id(i), arrival / 1000, 1, version);
        byte[] message =
            new MessageWriter("acme", new ProviderSigner(key(i), CryptoProvider.fastest()))
                .write(header, MessageBody.of(MessageType.TELEMETRY, List.of(section(i, version))));
        byte[] value = EnvelopeCodec.encode(id(i), null, null, message);
        records.add(record(Topics.TELEMETRY, records.size(), arrival, id(i), value));
      }
    }
    return records;
  }

  private static SealedSection section(int i, long sequence) {
    byte[] seed = Arrays.copyOf(id(i).getBytes(StandardCharsets.US_ASCII), 32);
    SectionScope scope = new SectionScope("acme", id(i), key(i).kid(), "operational", 1);
    ContentKey content =
        ContentKey.of(
            scope,
            List.of(RecipientPrivateKey.derive(seed).publicKey()),
            CryptoProvider.fastest(),
            new ContentKey.Secrets(seed, RecipientPrivateKey.derive(seed)));
    return new SectionSealer(CryptoProvider.fastest())
        .seal(content, new SectionPlace(scope, sequence, 0), new byte[] {(byte) 0x80});
  }

  /** Policies that permit nothing: which one said so is what counts. */
  private List<ArrivedRecord> policies() {
    ControlSigner author =
        new ControlSigner(
            "acme",
            new ProviderSigner(RoleKeys.open(directory, Role.POLICY), CryptoProvider.fastest()));
    List<ArrivedRecord> records = new ArrayList<>();
    for (long version = 1; version <= 3; version++) {
      TextBundle bundle =
          TextBundle.of(
              version,
              Long.MAX_VALUE,
              List.of(new TextDocument("policies.yaml", "policies: []\n")));
      byte[] value = author.sign(ControlContents.POLICY, bundle, 0);
      records.add(
          record(Topics.POLICY, records.size(), appended(version), TextBundle.POLICY, value));
    }
    return records;
  }

  private static long appended(long version) {
    return REGISTERED + version * BETWEEN_POLICIES;
  }

  private static long validFrom(long version) {
    return ControlTime.validFrom(appended(version));
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
      byte[] value = registrar.sign(ControlContents.REGISTRY, device(i, version, status), 0);
      records.add(record(Topics.REGISTRY, records.size(), appended, id(i), value));
    }
  }

  private static DeviceRecord device(int i, long version, DeviceStatus status) {
    SigningKey key = key(i);
    DeviceKey registered =
        new DeviceKey(
            key.kid(), key.algorithm(), key.publicKey().spki(), EnumSet.allOf(MessageType.class));
    return DeviceRecord.of(id(i), "pumps")
        .version(version)
        .status(status)
        .key(registered)
        .cadenceSeconds(60)
        .build();
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

  private static DataStream<ArrivedRecord> slowly(
      DataStream<ArrivedRecord> records, Duration perRecord) {
    return records.map(new Throttle(perRecord.toMillis())).setParallelism(1).uid("throttle");
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
        DetectSettings.defaults(),
        new RemediateConfig(directory),
        new CheckpointConfig(directory.resolve("checkpoints").toString(), Duration.ofMinutes(5)),
        Map.of());
  }

  private static <T> void keep(DataStream<T> stream, String uid) {
    stream.sinkTo(new Kept<>()).uid(uid);
  }

  private record Throttle(long millis) implements MapFunction<ArrivedRecord, ArrivedRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public ArrivedRecord map(ArrivedRecord record) throws InterruptedException {
      Thread.sleep(millis);
      return record;
    }
  }

  private static final class Collected implements AuditSinks {
    @Override
    public void verdicts(DataStream<Verdict> verdicts) {
      keep(verdicts, "verdicts");
    }

    @Override
    public void gaps(DataStream<GapRun> gaps) {
      keep(gaps, "gaps");
    }

    @Override
    public void deviceChanges(DataStream<ControlOutcome> outcomes) {
      keep(outcomes, "device_changes");
    }

    @Override
    public void runs(DataStream<RunEvent> events) {
      keep(events, "runs");
    }

    @Override
    public void readings(String dataClass, DataStream<OpenedSection> opened) {
      keep(opened, "readings_" + dataClass);
    }

    @Override
    public void commands(DataStream<CommandChange> changes) {
      keep(changes, "commands");
    }

    @Override
    public void commitTogether() {
      // Each stream is collected by itself.
    }

    @Override
    public void decisions(DataStream<SectionDecision> decisions) {
      keep(decisions, "decisions");
    }

    @Override
    public void findings(DataStream<Finding> findings) {
      keep(findings, "findings");
    }
  }

  /** Keeps verdicts and decisions, and nothing else. */
  private record Kept<T>() implements Sink<T> {
    private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
      return new Writer<>();
    }
  }

  private record Writer<T>() implements SinkWriter<T> {
    @Override
    public void write(T element, Context context) {
      if (element instanceof Verdict verdict) {
        VERDICTS.add(verdict);
      } else if (element instanceof SectionDecision decision) {
        DECISIONS.add(decision);
      }
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {}
  }
}
