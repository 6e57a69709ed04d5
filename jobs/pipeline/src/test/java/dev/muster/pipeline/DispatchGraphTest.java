package dev.muster.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.connectors.kafka.CommandSink;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.RefusedIntentSink;
import dev.muster.connectors.kafka.StandingSink;
import dev.muster.connectors.kafka.TimestampRule;
import dev.muster.connectors.kafka.TopicFacts;
import dev.muster.connectors.kafka.TopicSource;
import dev.muster.connectors.kafka.Transactions;
import dev.muster.connectors.keys.KeyCeremony;
import dev.muster.connectors.keys.RootFile;
import dev.muster.connectors.keys.StoredSigner;
import dev.muster.control.operator.ControlTopic;
import dev.muster.control.root.Role;
import dev.muster.dispatch.CommandKeys;
import dev.muster.dispatch.operator.DispatchOperators;
import dev.muster.pipeline.config.DispatchConfig;
import dev.muster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The graph of dispatch as it is handed to Flink, laid without a broker. */
class DispatchGraphTest {
  /** Stored contracts: a name that goes or changes orphans the state of every checkpoint. */
  private static final List<String> UIDS =
      List.of(
          "Sink Committer: commands",
          "Sink Committer: refused-intents",
          "Sink Committer: standings",
          "commands",
          "dispatch",
          "intent-source",
          "refused-intents",
          "registry-source",
          "standings");

  @TempDir private Path directory;

  @Test
  void keepsTheUidsThatCheckpointsName() throws Exception {
    assertThat(graph().getStreamNodes())
        .extracting(node -> String.valueOf(node.getTransformationUID()))
        .containsExactlyInAnyOrderElementsOf(UIDS);
  }

  @Test
  void readsItsOperatorsOnManyThreadsAtOnce() throws Exception {
    OperatorReading.readsInFreshJvms(graph().getJobGraph(), directory);
  }

  @Test
  void holdsNoKey() throws Exception {
    byte[] graph = InstantiationUtil.serializeObject(graph().getJobGraph());
    String password = Files.readString(directory.resolve("keys/password")).strip();
    assertThat(new String(graph, StandardCharsets.ISO_8859_1))
        .contains(directory.resolve("keys").toString())
        .doesNotContain(password);
  }

  private StreamGraph graph() {
    String keys = directory.resolve("keys").toString();
    if (!KeyCeremony.held(Path.of(keys))) {
      KeyCeremony.create(Path.of(keys), "acme");
    }
    KafkaAccess access = KafkaAccess.plain("127.0.0.1:1");
    Transactions transactions = new Transactions(access, "acme", Duration.ofHours(1));
    StreamExecutionEnvironment environment = Environments.of(config(keys), Optional.empty());
    TopicSource decided =
        TopicSource.of(access, new TopicFacts(Topics.INTENTS, 4, "a"), TimestampRule.RECORDED);
    TopicSource registered =
        TopicSource.of(access, new TopicFacts(Topics.REGISTRY, 2, "b"), TimestampRule.RECORDED);
    StoredSigner dispatcher = new StoredSigner(keys, Role.DISPATCHER);
    StoredSigner standing = new StoredSigner(keys, Role.STANDING);
    new DispatchTopology(
            RootFile.ofCeremony(Path.of(keys)),
            () -> new CommandKeys(dispatcher.open(), standing.open()))
        .lay(
            new DispatchOperators.Topics(
                new ControlTopic(decided.attach(environment, DispatchUids.INTENT_SOURCE, 1), 4),
                new ControlTopic(
                    registered.attach(environment, DispatchUids.REGISTRY_SOURCE, 1), 2)),
            new DispatchSinks(
                commands ->
                    new CommandSink(transactions, Topics.COMMANDS)
                        .attach(commands, DispatchUids.COMMANDS),
                standings ->
                    new StandingSink(access, Topics.REGISTRY)
                        .attach(standings, DispatchUids.STANDINGS),
                refused ->
                    new RefusedIntentSink(transactions, Topics.INTENT_DEAD_LETTERS, 1 << 20)
                        .attach(refused, DispatchUids.REFUSED_INTENTS)));
    return environment.getStreamGraph();
  }

  private DispatchConfig config(String keys) {
    return DispatchConfig.parse(
        """
        fleet: acme
        kafka: {bootstrap-servers: '127.0.0.1:1', transaction-timeout: 1h}
        control: {root: /r, root-sha256: "%s"}
        dispatch: {keys: '%s', checkpoint: {directory: '%s'}}
        """
            .formatted("0".repeat(64), keys, directory.resolve("checkpoints")),
        "test");
  }
}
