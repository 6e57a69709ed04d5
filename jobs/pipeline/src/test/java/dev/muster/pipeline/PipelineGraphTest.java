package dev.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.iceberg.IcebergAuditSinks;
import dev.muster.connectors.kafka.DeadLetterSink;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TimestampRule;
import dev.muster.connectors.kafka.TopicFacts;
import dev.muster.connectors.kafka.TopicSource;
import dev.muster.connectors.keys.KeyCeremony;
import dev.muster.control.operator.ControlTopic;
import dev.muster.control.root.PinnedRoot;
import dev.muster.control.root.RootDigest;
import dev.muster.detect.operator.DetectSettings;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.TopicPartitions;
import dev.muster.pipeline.config.CatalogConfig;
import dev.muster.pipeline.config.CheckpointConfig;
import dev.muster.pipeline.config.ControlConfig;
import dev.muster.pipeline.config.DecryptConfig;
import dev.muster.pipeline.config.KafkaConfig;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.pipeline.config.RemediateConfig;
import dev.muster.pipeline.config.TopicsConfig;
import dev.muster.pipeline.config.VerifyConfig;
import dev.muster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The graph as it is handed to Flink, laid without a broker. */
class PipelineGraphTest {
  private static final String KAFKA_SECRET = "planted-kafka-5ecret";
  private static final List<String> CATALOG_SECRETS =
      List.of("jdbc.password", "s3.secret-access-key", "token");

  /** Stored contracts: a name that goes or changes orphans the state of every checkpoint. */
  private static final List<String> UIDS =
      List.of(
          "Sink Committer: quarantine",
          "approvals-frontier",
          "approvals-gate",
          "approvals-screen",
          "approvals-source",
          "commands-files",
          "commands-rows",
          "decisions-files",
          "decisions-rows",
          "decrypt",
          "device_changes-files",
          "device_changes-rows",
          "findings-files",
          "findings-gathered",
          "findings-rows",
          "flood",
          "gaps-files",
          "gaps-rows",
          "intents",
          "level",
          "policy-frontier",
          "policy-gate",
          "policy-screen",
          "policy-source",
          "quarantine",
          "rate",
          "readings_location-files",
          "readings_location-rows",
          "readings_operational-files",
          "readings_operational-rows",
          "readings_personal-files",
          "readings_personal-rows",
          "registry-frontier",
          "registry-gate",
          "registry-screen",
          "registry-source",
          "remediate",
          "remediate-answers",
          "remediate-causes",
          "rules-frontier",
          "rules-gate",
          "rules-screen",
          "rules-source",
          "run-log",
          "runs-files",
          "runs-rows",
          "screen",
          "silence",
          "silence-company",
          "silence-registrations",
          "silence-spoken",
          "tables",
          "telemetry-source",
          "tick-rows",
          "trust-frontier",
          "trust-gate",
          "trust-screen",
          "trust-source",
          "verdicts-files",
          "verdicts-rows",
          "verify");

  @TempDir private Path directory;

  @Test
  void keepsTheUidsThatCheckpointsName() throws Exception {
    List<String> uids =
        graph().getStreamNodes().stream()
            .map(node -> String.valueOf(node.getTransformationUID()))
            .sorted()
            .toList();
    assertThat(uids).isEqualTo(UIDS);
  }

  @Test
  void readsItsOperatorsOnManyThreadsAtOnce() throws Exception {
    OperatorReading.readsInFreshJvms(graph().getJobGraph(), directory);
  }

  /** What a hop costs is a good part of what the platform costs at all. */
  @Test
  void carriesVerdictsAndReadingsIntoTheirTablesWithoutAHop() throws Exception {
    assertThat(graph().getJobGraph().getVertices())
        .extracting(JobVertex::getName)
        .anySatisfy(
            chain ->
                assertThat(chain)
                    .startsWith("verify")
                    .contains("verdicts files", "decrypt", "readings_operational files"));
  }

  /**
   * Each task costs a start, a thread and a share of every checkpoint, also where nothing flows.
   */
  @Test
  void takesNoMoreTasksThanTheFlowNeeds() throws Exception {
    JobGraph graph = graph().getJobGraph();
    assertThat(graph.getVertices()).extracting(JobVertex::getName).hasSize(18);
    assertThat(graph.getVertices())
        .extracting(JobVertex::getParallelism)
        .satisfies(
            tasks -> assertThat(tasks.stream().mapToInt(Integer::intValue).sum()).isEqualTo(24));
  }

  /** Else a checkpoint could be restored in as many tasks only as wrote it. */
  @Test
  void dividesStateAlikeWhateverTheParallelism() throws Exception {
    assertThat(parts(3)).isEqualTo(parts(2));
    assertThat(parts(2).values()).containsOnly(1, Environments.KEY_GROUPS);
  }

  /** The parts of the state of each operator, by its uid. */
  private Map<String, Integer> parts(int parallelism) throws Exception {
    Map<String, Integer> parts = new TreeMap<>();
    for (StreamNode node : graph(parallelism).getStreamNodes()) {
      parts.put(node.getTransformationUID(), node.getMaxParallelism());
    }
    return parts;
  }

  @Test
  void refusesMoreTasksThanStateHasParts() {
    assertThatThrownBy(() -> graph(200))
        .hasMessage(
            "parallelism is 200, but state is divided into 128 parts: lower it or, before the"
                + " first start only, set flink: {pipeline.max-parallelism: 256}.");
  }

  /** Else a tick could be answered while a message before it still waits for control. */
  @Test
  void answersTicksByAllThatVerifyWaitsFor() throws Exception {
    StreamGraph graph = graph();
    StreamNode ticks =
        graph.getStreamNodes().stream()
            .filter(node -> "tick-rows".equals(node.getTransformationUID()))
            .findFirst()
            .orElseThrow();
    assertThat(ticks.getInEdges())
        .extracting(edge -> graph.getStreamNode(edge.getSourceId()).getTransformationUID())
        .contains("registry-frontier", "trust-frontier", "policy-frontier");
  }

  /** Else what waits for them in the one task that decides grows while one stands still. */
  @Test
  void tellsTheSourcesOfAllThatRemediationWaitsFor() throws Exception {
    StreamGraph graph = graph();
    StreamNode verify =
        graph.getStreamNodes().stream()
            .filter(node -> "verify".equals(node.getTransformationUID()))
            .findFirst()
            .orElseThrow();
    assertThat(verify.getInEdges())
        .extracting(edge -> graph.getStreamNode(edge.getSourceId()).getTransformationUID())
        .contains("rules-frontier", "approvals-frontier");
  }

  /** Of devices there may be a million to read at a cold start, of bundles a few in a year. */
  @Test
  void sendsDevicesOnTogetherAndBundlesAtOnce() throws Exception {
    Map<String, Long> waits = new HashMap<>();
    for (StreamNode node : graph(1).getStreamNodes()) {
      if (node.getTransformationUID() != null) {
        waits.put(node.getTransformationUID(), node.getBufferTimeout());
      }
    }
    assertThat(waits)
        .containsEntry("registry-screen", 500L)
        .containsEntry("registry-gate", 500L)
        .containsEntry("policy-gate", 0L)
        .containsEntry("rules-gate", 0L);
  }

  @Test
  void holdsNoSecretOfKafka() throws Exception {
    String bytes = serialized();
    assertThat(bytes.contains("kafka.secret")).as("the reference").isTrue();
    assertThat(bytes.contains(KAFKA_SECRET)).as("what it refers to").isFalse();
  }

  @Test
  void holdsNoSecretOfTheCatalog() throws Exception {
    String bytes = serialized();
    for (String name : CATALOG_SECRETS) {
      assertThat(bytes.contains(name + ".secret")).as("the reference of " + name).isTrue();
      assertThat(bytes.contains(catalogSecret(name))).as("the secret " + name).isFalse();
    }
  }

  /** An operator is in the graph as bytes of its own, which the graph's hold as they are. */
  private String serialized() throws Exception {
    JobGraph graph = graph().getJobGraph();
    return new String(InstantiationUtil.serializeObject(graph), StandardCharsets.ISO_8859_1);
  }

  private StreamGraph graph() throws Exception {
    return graph(2);
  }

  private StreamGraph graph(int parallelism) throws Exception {
    PipelineConfig config = config().withParallelism(parallelism);
    KafkaAccess access = new KafkaAccess(config.kafka().properties());
    PinnedRoot root = RootLoading.pinned(config);
    AuditCatalog catalog = new AuditCatalog(config.catalog().settings());
    IcebergAuditSinks.createTables(
        catalog,
        PipelineSettings.of(config, root.document(), TopicPartitions.of(4))
            .decrypt()
            .dataClasses());
    StreamExecutionEnvironment environment = Environments.of(config, Optional.empty());
    RunIdentity run = RunIdentity.next();
    DeadLetterSink quarantine =
        new DeadLetterSink(
            access, Topics.TELEMETRY_DEAD_LETTERS, "acme", Duration.ofHours(1), 1 << 20);
    new PipelineTopology(
            root, PipelineSettings.of(config, root.document(), TopicPartitions.of(4)), run.facts())
        .lay(
            new PipelineSources(
                source(environment, access, Topics.TELEMETRY, PipelineOperators.TELEMETRY_SOURCE),
                new ControlTopic(
                    source(environment, access, Topics.REGISTRY, PipelineOperators.REGISTRY_SOURCE),
                    4),
                seldom(environment, access, Topics.TRUST, PipelineOperators.TRUST_SOURCE),
                seldom(environment, access, Topics.POLICY, PipelineOperators.POLICY_SOURCE),
                seldom(environment, access, Topics.RULES, PipelineOperators.RULES_SOURCE),
                seldom(environment, access, Topics.APPROVALS, PipelineOperators.APPROVALS_SOURCE)),
            new PipelineSinks(
                new IcebergAuditSinks(catalog, run.stamp()),
                refused -> quarantine.attach(refused, PipelineOperators.QUARANTINE),
                intents ->
                    intents
                        .sinkTo(new DiscardingSink<>())
                        .uid(PipelineOperators.INTENTS)
                        .setParallelism(1)));
    return environment.getStreamGraph();
  }

  private static ControlTopic seldom(
      StreamExecutionEnvironment environment, KafkaAccess access, String topic, String uid) {
    return new ControlTopic(source(environment, access, topic, uid, 1), 4);
  }

  private static DataStream<ArrivedRecord> source(
      StreamExecutionEnvironment environment, KafkaAccess access, String topic, String uid) {
    return source(environment, access, topic, uid, 2);
  }

  private static DataStream<ArrivedRecord> source(
      StreamExecutionEnvironment environment,
      KafkaAccess access,
      String topic,
      String uid,
      int parallelism) {
    return TopicSource.of(access, new TopicFacts(topic, 4, "a"), TimestampRule.LOG_APPEND_TIME)
        .attach(environment, uid, parallelism);
  }

  private PipelineConfig config() throws Exception {
    if (!KeyCeremony.held(directory.resolve("keys"))) {
      KeyCeremony.create(directory.resolve("keys"), "acme");
    }
    Path root = directory.resolve("keys/root.json");
    return new PipelineConfig(
        "acme",
        2,
        new KafkaConfig(
            Map.of(
                "bootstrap.servers",
                "127.0.0.1:1",
                "ssl.truststore.password",
                secret("kafka", KAFKA_SECRET)),
            Duration.ofHours(1),
            true,
            true),
        TopicsConfig.defaults(),
        new CatalogConfig(catalog()),
        new ControlConfig(root, RootDigest.of(Files.readAllBytes(root))),
        VerifyConfig.defaults(),
        DecryptConfig.with(directory.resolve("keys")),
        DetectSettings.defaults(),
        new RemediateConfig(directory.resolve("keys")),
        new CheckpointConfig(directory.resolve("checkpoints").toString(), Duration.ofSeconds(1)),
        Map.of());
  }

  private Map<String, String> catalog() throws Exception {
    Map<String, String> properties =
        new HashMap<>(CatalogSettings.embedded(directory).properties());
    for (String name : CATALOG_SECRETS) {
      properties.put(name, secret(name, catalogSecret(name)));
    }
    return properties;
  }

  private static String catalogSecret(String name) {
    return "planted-" + name + "-5ecret";
  }

  private String secret(String name, String value) throws Exception {
    return "file:" + Files.writeString(directory.resolve(name + ".secret"), value);
  }
}
