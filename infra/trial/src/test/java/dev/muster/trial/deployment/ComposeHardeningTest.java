package dev.muster.trial.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ComposeHardeningTest {
  private static final JsonNode SERVICES = Manifests.compose().get("services");

  @Test
  void noContainerHasACapabilityOrIsWithoutLimits() {
    SERVICES
        .properties()
        .forEach(
            service -> {
              JsonNode container = service.getValue();
              assertThat(container.at("/cap_drop/0").asText())
                  .as(service.getKey())
                  .isEqualTo("ALL");
              assertThat(container.at("/security_opt/0").asText())
                  .as(service.getKey())
                  .isEqualTo("no-new-privileges:true");
              assertThat(container.has("mem_limit") && container.has("cpus"))
                  .as(service.getKey())
                  .isTrue();
              assertThat(container.path("read_only").asBoolean())
                  .as(service.getKey())
                  .isEqualTo(!service.getKey().equals("kafka"));
            });
  }

  @Test
  void allOfMustersOwnRunAsItsUserAndStartAgain() {
    for (JsonNode container : SERVICES) {
      if (container.get("image").asText().startsWith("muster:")) {
        assertThat(container.get("user").asText()).isEqualTo("9999:9999");
        assertThat(container.get("restart").asText()).isEqualTo("on-failure");
      }
    }
  }

  @Test
  void eachVolumeOfStateBelongsToOneJob() {
    Map<String, TreeSet<String>> users = new TreeMap<>();
    SERVICES
        .properties()
        .forEach(
            service ->
                service
                    .getValue()
                    .path("volumes")
                    .forEach(
                        volume ->
                            users
                                .computeIfAbsent(
                                    volume.asText().split(":", -1)[0], name -> new TreeSet<>())
                                .add(service.getKey())));
    for (String job : new String[] {"pipeline", "dispatch"}) {
      assertThat(users.get(job + "-state"))
          .containsExactly(job + "-jobmanager", job + "-taskmanager");
    }
    assertThat(users.get("tables"))
        .containsExactly(
            "catalog", "maintenance", "pipeline-jobmanager", "pipeline-taskmanager", "state");
  }

  @Test
  void dispatchDoesNotReachTheTablesAndNobodyReachesFlink() {
    for (String job : new String[] {"pipeline", "dispatch"}) {
      for (String process : new String[] {"-jobmanager", "-taskmanager"}) {
        JsonNode container = SERVICES.get(job + process);
        assertThat(container.has("ports")).isFalse();
        assertThat(container.at("/healthcheck/test/3").asText()).contains("9249");
        assertThat(container.get("networks").toString().contains("tables"))
            .isEqualTo(job.equals("pipeline"));
      }
      assertThat(Manifests.strings(Manifests.flink(job)))
          .containsEntry("muster.rest.open", "false")
          .containsEntry("rest.bind-address", "127.0.0.1");
    }
    assertThat(Manifests.compose().at("/networks/tables/internal").asBoolean()).isTrue();
  }
}
