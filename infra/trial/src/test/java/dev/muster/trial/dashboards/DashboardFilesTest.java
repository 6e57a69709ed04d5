package dev.muster.trial.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds of dashboards and alerts without a pipeline. */
class DashboardFilesTest {
  private static final Path HOME = Path.of("../../dashboards");

  @Test
  void everyAlertHasARunbookASeverityAndACase() throws IOException {
    String cases = Files.readString(HOME.resolve("prometheus/alerts.test.yaml"));
    for (JsonNode alert : Expression.alerts()) {
      String name = alert.get("alert").asText();
      assertThat(alert.at("/labels/severity").asText()).as(name).isIn("critical", "warning");
      assertThat(alert.at("/annotations/runbook_url").asText())
          .isEqualTo("dashboards/runbooks/" + name + ".md");
      assertThat(HOME.resolve("runbooks/" + name + ".md")).isRegularFile();
      assertThat(cases).as("a case that fires").contains("- name: " + name + "\n");
    }
  }

  /** Where targets or jobs vanish, an alert about their metrics is silent like one that is well. */
  @Test
  void everyAlertIsMissedWhereWhatItLooksAtVanishes() throws IOException {
    String blind =
        Expression.alerts().stream()
            .filter(alert -> alert.get("alert").asText().equals("AlertBlind"))
            .map(alert -> alert.get("expr").asText())
            .findFirst()
            .orElseThrow();
    for (JsonNode alert : Expression.alerts()) {
      String name = alert.get("alert").asText();
      String expression = alert.get("expr").asText();
      if (!name.equals("AlertBlind") && !expression.contains("absent(")) {
        String looksAt = new Expression(name, expression).selectors().iterator().next();
        assertThat(blind)
            .as(name)
            .contains("label_replace(absent(%s), \"blind\", \"%s\"".formatted(looksAt, name));
      }
    }
  }

  @Test
  void everyPanelSaysWhatItShowsInWhichUnit() throws IOException {
    for (Path file : Expression.dashboards()) {
      JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
      Set<Integer> ids = new HashSet<>();
      for (JsonNode panel : dashboard.get("panels")) {
        String title = panel.get("title").asText();
        assertThat(ids.add(panel.get("id").asInt())).as(title).isTrue();
        assertThat(width(panel)).as(title).isBetween(1, 24);
        if (!panel.get("type").asText().equals("row")) {
          assertThat(panel.at("/fieldConfig/defaults/unit").asText()).as(title).isNotBlank();
          assertThat(panel.get("description").asText()).as(title).isNotBlank();
          assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
        }
      }
    }
  }

  private static int width(JsonNode panel) {
    return panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt();
  }

  @Test
  void dashboardsKeepTheirAddressesAndAreProvisionedReadOnly() throws IOException {
    Set<String> uids = new HashSet<>();
    for (Path file : Expression.dashboards()) {
      JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
      uids.add(dashboard.get("uid").asText());
      assertThat(dashboard.get("editable").asBoolean()).isFalse();
    }
    assertThat(uids).containsExactlyInAnyOrder("muster-fleet", "muster-pipeline");
    JsonNode provider =
        new YAMLMapper()
            .readTree(HOME.resolve("grafana/provisioning/dashboards/muster.yaml").toFile())
            .at("/providers/0");
    assertThat(provider.get("allowUiUpdates").asBoolean()).isFalse();
  }
}
