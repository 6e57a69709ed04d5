package dev.muster.trial.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.admin.installation.DataDirectory;
import dev.muster.local.broker.Ports;
import dev.muster.local.instance.LocalInstance;
import dev.muster.local.instance.LocalSettings;
import dev.muster.pipeline.RunningPipeline;
import dev.muster.trial.dashboards.Expression;
import dev.muster.trial.dashboards.Prometheus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both jobs, scraped by the real Prometheus: what dashboards and alerts name is there. */
class DashboardsE2E {
  @TempDir private static Path directory;

  private static LocalInstance instance;

  /** Where the system opens no connections: the port above it is asked for, too. */
  private static final int BELOW_CONNECTIONS = 31_000;

  private static RunningPipeline pipeline;
  private static TestFleet fleet;
  private static Prometheus prometheus;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(Prometheus.installed(), Prometheus.MISSING);
    int port = Ports.freeFrom(BELOW_CONNECTIONS);
    LocalSettings settings =
        new LocalSettings(
            Ports.anyFree(), "acme", Optional.empty(), Duration.ofSeconds(2), OptionalInt.of(port));
    instance =
        LocalInstance.start(DataDirectory.prepare(directory.resolve("d")), settings, line -> {});
    pipeline = instance.startPipeline();
    fleet = new TestFleet(instance.kafka(), instance.keys());
    speak();
    prometheus = Prometheus.scraping(List.of(port, port + 1), directory);
    Audited.await(prometheus::ready, () -> "Prometheus doesn't start");
  }

  private static void speak() throws Exception {
    List<TestDevice> devices = fleet.devices("pump", 5);
    fleet.register(devices);
    for (TestDevice device : devices) {
      fleet.sendAll(List.of(device.record(device.next()), device.record(device.next())));
    }
  }

  @AfterAll
  static void stop() throws Exception {
    try (LocalInstance broker = instance;
        RunningPipeline job = pipeline;
        TestFleet devices = fleet;
        Prometheus scraper = prometheus) {
      assertThat(broker == null).isEqualTo(scraper == null);
    }
  }

  @Test
  void everyMetricOfADashboardOrAnAlertExists() throws Exception {
    List<Expression> expressions = Expression.all();
    assertThat(expressions).hasSizeGreaterThan(20);
    Audited.await(() -> missing(expressions).isEmpty(), () -> missing(expressions).toString());
  }

  private static List<String> missing(List<Expression> expressions) {
    List<String> missing = new ArrayList<>();
    for (Expression each : expressions) {
      each.selectors().stream()
          .filter(selector -> prometheus.series(selector).isEmpty())
          .forEach(selector -> missing.add(each.where() + " names " + selector));
    }
    return missing;
  }

  @Test
  void everyExpressionGroupsByLabelsOfItsMetrics() throws Exception {
    for (Expression each : Expression.all()) {
      assertThat(each.selectors()).as(each.where() + " names a metric").isNotEmpty();
      for (String label : each.labels()) {
        Audited.await(
            () -> each.selectors().stream().anyMatch(selector -> carries(selector, label)),
            () -> each.where() + " groups by " + label + ", which no metric of it has");
      }
      assertThat(prometheus.query(each.text())).as(each.where()).isNotNull();
    }
  }

  private static boolean carries(String selector, String label) {
    for (JsonNode series : prometheus.series(selector)) {
      if (series.has(label)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void countsVerdictsAsTheyAreGiven() {
    String accepted =
        "sum(flink_taskmanager_job_task_operator_reason_verdicts{reason=\"ACCEPTED\"})";
    Audited.await(
        () -> prometheus.query(accepted).path(0).path("value").path(1).asInt() == 10,
        () -> prometheus.query(accepted).toString());
  }

  @Test
  void noLabelHoldsADeviceOrAnythingThatIsNewAtEachStart() {
    Audited.await(() -> all().size() > 100, () -> "few series: " + all().size());
    assertThat(all().toString()).doesNotContain("pump-", "task_attempt_id", "\"job_id\"");
  }

  private static JsonNode all() {
    return prometheus.series("{__name__=~\"flink_.+\"}");
  }

  @Test
  void showsMetricsOnThisMachineOnly() throws Exception {
    assertThat(ListeningSockets.ofThisProcess()).allMatch(ListeningSockets::isLoopback);
  }
}
