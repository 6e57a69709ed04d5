package dev.muster.trial.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HardeningTest {
  static List<Workload> workloads() {
    return Workload.all();
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void noProcessIsRootOrCanBecomeMoreThanItIs(Workload workload) {
    JsonNode pod = workload.spec().get("securityContext");
    JsonNode own = workload.container().get("securityContext");

    assertThat(workload.spec().get("containers")).hasSize(1);
    assertThat(pod.get("runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.get("runAsUser").asInt()).isEqualTo(9999);
    assertThat(pod.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
    assertThat(own.get("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(own.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void noProcessChangesItsImageOrWhatItIsGiven(Workload workload) {
    assertThat(workload.container().at("/securityContext/readOnlyRootFilesystem").asBoolean())
        .isTrue();
    for (JsonNode mount : workload.container().get("volumeMounts")) {
      boolean given = mount.get("mountPath").asText().startsWith("/etc/muster/");
      assertThat(mount.path("readOnly").asBoolean()).as(mount.toString()).isEqualTo(given);
      assertThat(workload.volume(mount.get("name").asText())).isNotNull();
    }
    workload
        .spec()
        .get("volumes")
        .forEach(
            volume ->
                assertThat(volume.has("emptyDir") && !volume.at("/emptyDir").has("sizeLimit"))
                    .as("%s has no limit", volume)
                    .isFalse());
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void eachProcessHasANameOfItsOwnAndNoRightInKubernetes(Workload workload) {
    String account =
        workload.spec().has("serviceAccountName")
            ? workload.spec().get("serviceAccountName").asText()
            : Manifests.job(workload.name()).get("serviceAccount").asText();

    assertThat(account).isEqualTo("muster-" + workload.name());
    assertThat(workload.spec().get("automountServiceAccountToken").asBoolean(true)).isFalse();
    assertThat(Manifests.kubernetes("service-accounts.yaml"))
        .filteredOn(each -> each.at("/metadata/name").asText().equals(account))
        .singleElement()
        .matches(each -> !each.get("automountServiceAccountToken").asBoolean(true));
  }

  @Test
  void noContainerIsWithoutLimits() {
    List<JsonNode> limited = new ArrayList<>();
    for (String job : List.of("pipeline", "dispatch")) {
      limited.add(Manifests.job(job).at("/jobManager/resource"));
      limited.add(Manifests.job(job).at("/taskManager/resource"));
    }
    for (String pass : List.of("maintenance", "control-maintenance")) {
      limited.add(Workload.of(pass).container().at("/resources/limits"));
      assertThat(Manifests.job(pass).at("/jobTemplate/spec/activeDeadlineSeconds").asInt())
          .isPositive();
    }
    List<JsonNode> kafka = Manifests.kubernetes("kafka.yaml");
    limited.add(kafka.get(0).at("/spec/resources/limits"));
    kafka
        .get(1)
        .at("/spec/entityOperator")
        .forEach(operator -> limited.add(operator.at("/resources/limits")));

    assertThat(limited).hasSize(9).allMatch(limits -> limits.has("cpu") && limits.has("memory"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipeline", "dispatch"})
  void aProcessThatHangsIsNoticed(String job) {
    JsonNode container = Workload.of(job).container();

    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      assertThat(container.at("/" + probe + "/tcpSocket/port").asInt()).as(probe).isEqualTo(9249);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipeline", "dispatch"})
  void aJobThatHasGivenUpIsStartedAgain(String job) {
    assertThat(flink(job)).containsEntry("kubernetes.operator.job.restart.failed", "true");
    assertThat(Manifests.job(job).at("/job/upgradeMode").asText())
        .as("it finds its newest checkpoint by itself")
        .isEqualTo("stateless");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipeline", "dispatch"})
  void flinkTalksInTlsAndAnswersNobodyWithoutACertificate(String job) {
    assertThat(flink(job))
        .containsEntry("security.ssl.internal.enabled", "true")
        .containsEntry("security.ssl.rest.enabled", "true")
        .containsEntry("security.ssl.rest.authentication-enabled", "true")
        .containsEntry("security.ssl.protocol", "TLSv1.3")
        .containsEntry("web.submit.enable", "false");
    flink(job)
        .forEach(
            (option, value) -> {
              if (option.matches("security\\.ssl\\..*store")) {
                assertThat(value).startsWith("/etc/muster/flink/");
              }
            });
    assertThat(Workload.of(job).volume("tls").at("/secret/secretName").asText())
        .isEqualTo("muster-" + job + "-tls");
  }

  private static Map<String, String> flink(String job) {
    return Manifests.strings(Manifests.job(job).get("flinkConfiguration"));
  }

  @Test
  void eachVolumeOfStateBelongsToOneJob() {
    Map<String, TreeSet<String>> users = new TreeMap<>();
    for (JsonNode claim : Manifests.kubernetes("storage.yaml")) {
      users.put(claim.at("/metadata/name").asText(), new TreeSet<>());
    }
    for (Workload workload : Workload.all()) {
      for (JsonNode volume : workload.spec().get("volumes")) {
        String claim = volume.at("/persistentVolumeClaim/claimName").asText();
        if (!claim.isEmpty()) {
          users.get(claim).add(workload.name());
        }
      }
    }
    assertThat(users)
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "muster-pipeline-state", new TreeSet<>(List.of("pipeline")),
                    "muster-dispatch-state", new TreeSet<>(List.of("dispatch")),
                    "muster-tables", new TreeSet<>(List.of("pipeline", "maintenance")))));
  }

  @Test
  void nobodyConnectsUnlessAPolicySaysSo() {
    Map<String, JsonNode> policies = new HashMap<>();
    Manifests.kubernetes("network.yaml")
        .forEach(each -> policies.put(each.at("/metadata/name").asText(), each.get("spec")));

    assertThat(policies.get("muster-no-ingress").toString())
        .isEqualTo("{\"podSelector\":{},\"policyTypes\":[\"Ingress\"]}");
    assertThat(policies.get("muster-no-egress").has("egress")).isFalse();
    assertThat(reached(policies, "pipeline"))
        .containsExactly("catalog", "kafka", "pipeline", "store");
    assertThat(reached(policies, "dispatch")).containsExactly("dispatch", "kafka");
    assertThat(reached(policies, "maintenance")).containsExactly("catalog", "store");
    assertThat(reached(policies, "control-maintenance")).containsExactly("kafka");
  }

  private static Set<String> reached(Map<String, JsonNode> policies, String process) {
    JsonNode policy = policies.get("muster-" + process);
    JsonNode labels = Workload.of(process).pod().at("/metadata/labels");
    assertThat(policy.at("/podSelector/matchLabels").properties())
        .allMatch(label -> labels.get(label.getKey()).equals(label.getValue()));
    TreeSet<String> reached = new TreeSet<>();
    for (JsonNode rule : policy.get("egress")) {
      JsonNode to = rule.at("/to/0/podSelector/matchLabels");
      reached.add(
          to.has("strimzi.io/name") ? "kafka" : to.get("app.kubernetes.io/component").asText());
    }
    assertThat(labels.has("muster.dev/kafka"))
        .as("the brokers let it in")
        .isEqualTo(reached.contains("kafka"));
    return reached;
  }
}
