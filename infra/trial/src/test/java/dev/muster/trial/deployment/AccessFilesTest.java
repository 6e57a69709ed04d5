package dev.muster.trial.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.connectors.kafka.access.AccessRule;
import dev.muster.connectors.kafka.access.AccessRules;
import dev.muster.pipeline.config.PipelineConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessFilesTest {

  @Test
  void strimziGrantsWhatTheRulesGrantAndNothingElse() throws IOException {
    assertThat(Files.readString(KafkaUsers.FILE))
        .as("KafkaUsers.main writes it anew")
        .isEqualTo(KafkaUsers.text());

    List<String> granted = new ArrayList<>();
    for (JsonNode user : Manifests.kubernetes("users.yaml")) {
      assertThat(user.at("/spec/authentication/type").asText()).isEqualTo("scram-sha-512");
      assertThat(user.at("/spec/authorization/type").asText()).isEqualTo("simple");
      user.at("/spec/authorization/acls").forEach(acl -> granted.addAll(grants(user, acl)));
    }
    assertThat(granted)
        .containsExactlyInAnyOrderElementsOf(
            AccessRules.of("muster").stream()
                .flatMap(rule -> rule.operations().stream().map(each -> grant(rule, each.name())))
                .toList());
  }

  private static List<String> grants(JsonNode user, JsonNode acl) {
    List<String> grants = new ArrayList<>();
    JsonNode resource = acl.get("resource");
    acl.get("operations")
        .forEach(
            operation ->
                grants.add(
                    "%s %s %s %s %s"
                        .formatted(
                            user.at("/metadata/name").asText(),
                            resource.get("type").asText().toLowerCase(Locale.ROOT),
                            resource.path("name").asText("kafka-cluster"),
                            resource.path("patternType").asText("literal"),
                            operation.asText().toLowerCase(Locale.ROOT))));
    return grants;
  }

  private static String grant(AccessRule rule, String operation) {
    return "%s %s %s %s %s"
        .formatted(
            rule.user(),
            rule.type().name().replace("_", "").toLowerCase(Locale.ROOT),
            rule.name(),
            rule.pattern().name().toLowerCase(Locale.ROOT).replace("prefixed", "prefix"),
            operation.replace("_", "").toLowerCase(Locale.ROOT));
  }

  @Test
  void thePageSaysWhoMayDoWhat() throws IOException {
    assertThat(Files.readAllLines(Manifests.INFRA.resolve("kubernetes/README.md")))
        .containsSequence(AccessTable.rows());
  }

  @Test
  void theBrokersTakeNobodyWithoutATlsConnectionAndAPassword() {
    JsonNode kafka = Manifests.kubernetes("kafka.yaml").get(1).at("/spec/kafka");

    assertThat(kafka.get("listeners")).hasSize(1);
    assertThat(kafka.at("/listeners/0/tls").asBoolean()).isTrue();
    assertThat(kafka.at("/listeners/0/authentication/type").asText()).isEqualTo("scram-sha-512");
    assertThat(kafka.at("/listeners/0/networkPolicyPeers")).isNotEmpty();
    assertThat(kafka.at("/authorization/type").asText()).isEqualTo("simple");
    assertThat(kafka.at("/authorization").has("superUsers")).isFalse();
    assertThat(
            Manifests.kubernetes("kafka.yaml")
                .get(1)
                .at("/spec/entityOperator")
                .has("userOperator"))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipeline", "dispatch", "control-maintenance"})
  void eachProcessIsAKafkaUserOfItsOwn(String process) {
    JsonNode sources = Workload.of(process).volume("kafka").at("/projected/sources");

    assertThat(AccessRules.users()).contains(process);
    assertThat(sources).hasSize(2);
    assertThat(sources.at("/0/secret/name").asText()).isEqualTo(process);
    assertThat(sources.at("/1/secret/name").asText()).isEqualTo("muster-cluster-ca-cert");
    assertThat(mountedFiles(sources)).containsExactlyInAnyOrderElementsOf(configuredFiles());
  }

  private static Set<String> mountedFiles(JsonNode sources) {
    TreeSet<String> files = new TreeSet<>();
    sources.forEach(
        source -> files.add("/etc/muster/kafka/" + source.at("/secret/items/0/path").asText()));
    return files;
  }

  private static Set<String> configuredFiles() {
    Map<String, String> properties =
        PipelineConfig.read(Manifests.INFRA.resolve("image/muster.yaml")).kafka().properties();
    assertThat(properties).containsEntry("security.protocol", "SASL_SSL");
    TreeSet<String> files = new TreeSet<>();
    new TreeMap<>(properties)
        .values().stream()
            .filter(value -> value.contains("/etc/"))
            .forEach(value -> files.add(Path.of(value.replace("file:", "")).toString()));
    return files;
  }
}
