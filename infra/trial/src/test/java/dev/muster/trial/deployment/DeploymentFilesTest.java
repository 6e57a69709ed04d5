package dev.muster.trial.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.pipeline.config.DispatchConfig;
import dev.muster.pipeline.config.PipelineConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentFilesTest {
  private static final Path COMPOSE = Manifests.INFRA.resolve("compose");

  @Test
  void bothCreateTheTopicsThatTheLocalBrokerGets() throws IOException {
    assertThat(kubernetesTopics()).containsExactlyInAnyOrderElementsOf(TopicSpec.defaults());
    assertThat(composeTopics()).containsExactlyInAnyOrderElementsOf(TopicSpec.defaults());
  }

  private static List<TopicSpec> kubernetesTopics() {
    return Manifests.kubernetes("topics.yaml").stream()
        .map(
            topic ->
                new TopicSpec(
                    topic.at("/metadata/name").asText(),
                    topic.at("/spec/partitions").asInt(),
                    Manifests.strings(topic.at("/spec/config"))))
        .toList();
  }

  private static List<TopicSpec> composeTopics() throws IOException {
    return Files.readAllLines(COMPOSE.resolve("create-topics")).stream()
        .filter(line -> line.startsWith("topic "))
        .map(line -> line.split(" "))
        .map(word -> new TopicSpec(word[1], Integer.parseInt(word[2]), settings(word)))
        .toList();
  }

  private static Map<String, String> settings(String[] words) {
    Map<String, String> settings = new LinkedHashMap<>();
    Arrays.stream(words)
        .skip(3)
        .map(word -> word.split("=", 2))
        .forEach(setting -> settings.put(setting[0], setting[1]));
    return settings;
  }

  @Test
  void theirConfigurationIsOne() {
    Path file = Manifests.INFRA.resolve("image/muster.yaml");
    PipelineConfig config = PipelineConfig.read(file);
    PipelineConfig local = PipelineConfig.read(COMPOSE.resolve("muster.yaml"));

    assertThat(DispatchConfig.read(file).keys()).isEqualTo(Path.of("/etc/muster/dispatch"));
    assertThat(DispatchConfig.read(COMPOSE.resolve("muster.yaml")).withKafka(config.kafka()))
        .isEqualTo(DispatchConfig.read(file));
    assertThat(local.withKafka(config.kafka())).isEqualTo(config);
    assertThat(local.kafka().bootstrapServers()).isEqualTo("muster-kafka-bootstrap:9092");
    assertThat(config.kafka().bootstrapServers()).isEqualTo("muster-kafka-bootstrap:9093");
    assertThat(Manifests.kubernetes("kafka.yaml").get(1).at("/spec/kafka/listeners/0/port").asInt())
        .isEqualTo(9093);
    assertThat(Manifests.kubernetes("kafka.yaml").get(1).at("/metadata/name").asText())
        .as("Strimzi's service is <name>-kafka-bootstrap")
        .isEqualTo("muster");
    assertThat(Manifests.compose().at("/services/kafka/networks/kafka/aliases/0").asText())
        .isEqualTo("muster-kafka-bootstrap");
    assertThat(config.kafka().transactionTimeout().toMillis())
        .isEqualTo(
            Manifests.kubernetes("kafka.yaml")
                .get(1)
                .at("/spec/kafka/config")
                .get("transaction.max.timeout.ms")
                .asLong());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipeline", "dispatch"})
  void bothRunTheSameJobInTheSameWay(String job) throws Exception {
    JsonNode kubernetes = Manifests.job(job);
    JsonNode compose = Manifests.compose().at("/services/" + job + "-jobmanager");

    assertThat(compose.get("image")).isEqualTo(kubernetes.get("image"));
    String entry = kubernetes.at("/job/entryClass").asText();
    assertThat(Class.forName(entry).getMethod("main", String[].class)).isNotNull();
    assertThat(compose.get("command").asText())
        .contains(entry, kubernetes.at("/job/args/0").asText());
    assertThat(Manifests.strings(Manifests.flink(job)))
        .containsAllEntriesOf(sharedSettings(kubernetes.get("flinkConfiguration")))
        .containsEntry("classloader.check-leaked-classloader", "false");
    for (String process : List.of("jobManager", "taskManager")) {
      assertThat(
              Manifests.flink(job)
                  .get(process.toLowerCase(Locale.ROOT) + ".memory.process.size")
                  .asText())
          .isEqualTo(kubernetes.at("/" + process + "/resource/memory").asText());
    }
  }

  /** All but who starts a job again, and how its processes know each other. */
  private static Map<String, String> sharedSettings(JsonNode configuration) {
    Map<String, String> settings = Manifests.strings(configuration);
    settings
        .keySet()
        .removeIf(key -> key.startsWith("kubernetes.") || key.startsWith("security.ssl."));
    return settings;
  }

  @ParameterizedTest
  @CsvSource({"maintenance, /var/lib/muster-tables", "control-maintenance, /etc/muster/root"})
  void bothKeepTablesAndControlTopicsShortAndGiveThatNoKey(String maintenance, String mount)
      throws Exception {
    JsonNode cron = Manifests.job(maintenance);
    JsonNode container = cron.at("/jobTemplate/spec/template/spec/containers/0");
    JsonNode compose = Manifests.compose().at("/services/" + maintenance);

    assertThat(cron.get("concurrencyPolicy").asText()).isEqualTo("Forbid");
    assertThat(compose.get("image")).isEqualTo(container.get("image"));
    String entry = container.at("/command/4").asText();
    assertThat(Class.forName(entry).getMethod("main", String[].class)).isNotNull();
    assertThat(compose.at("/command/0").asText()).contains(entry, container.at("/args/0").asText());
    for (JsonNode mounts : List.of(container.get("volumeMounts"), compose.get("volumes"))) {
      assertThat(mounts.toString())
          .contains("/etc/muster/configuration", mount)
          .doesNotContain("keys/pipeline", "keys/dispatch", "/etc/muster/pipeline");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipeline", "dispatch"})
  void eachJobHasItsOwnKeysOnly(String job) {
    TreeSet<String> mounted = new TreeSet<>();
    Manifests.job(job)
        .at("/podTemplate/spec/containers/0/volumeMounts")
        .forEach(mount -> mounted.add(mount.get("mountPath").asText()));

    assertThat(mounted)
        .contains("/etc/muster/configuration", "/etc/muster/" + job, "/etc/muster/root")
        .doesNotContain("/etc/muster/" + other(job));
    assertThat(Workload.of(job).volume("keys").at("/secret/secretName").asText())
        .isEqualTo("muster-" + job + "-keys");
    for (String process : List.of("-jobmanager", "-taskmanager")) {
      String volumes = Manifests.compose().at("/services/" + job + process + "/volumes").toString();
      assertThat(volumes).contains("/etc/muster/" + job);
      assertThat(volumes).doesNotContain("keys/" + other(job), other(job) + "-state");
    }
  }

  private static String other(String job) {
    return job.equals("pipeline") ? "dispatch" : "pipeline";
  }

  @Test
  void composeOpensPortsToThisMachineOnlyAndMountsWhatIsThere() {
    for (JsonNode service : Manifests.compose().get("services")) {
      service.path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
      service.path("volumes").forEach(DeploymentFilesTest::requireThere);
    }
  }

  private static void requireThere(JsonNode volume) {
    String from = volume.asText().split(":", -1)[0];
    if (from.startsWith("../") || (from.startsWith("./") && !from.startsWith("./keys/"))) {
      assertThat(COMPOSE.resolve(from)).exists();
    }
  }
}
