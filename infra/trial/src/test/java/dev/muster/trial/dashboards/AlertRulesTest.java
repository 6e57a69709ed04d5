package dev.muster.trial.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The alert rules as Prometheus itself judges them. */
class AlertRulesTest {

  @BeforeEach
  void needsPrometheus() {
    assumeTrue(Prometheus.installed(), Prometheus.MISSING);
  }

  @Test
  void areValid() throws Exception {
    promtool("check", "rules", "alerts.yaml");
  }

  @Test
  void fireWhenTheyShouldAndOnlyThen() throws Exception {
    promtool("test", "rules", "alerts.test.yaml");
  }

  private static void promtool(String verb, String what, String file)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("promtool", verb, what, file)
            .directory(Expression.RULES.getParent().toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
