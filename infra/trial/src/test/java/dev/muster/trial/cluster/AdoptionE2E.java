package dev.muster.trial.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.admin.installation.RunningInstance;
import dev.muster.admin.query.AuditQuery;
import dev.muster.admin.reconciliation.AuditReconciliation;
import dev.muster.admin.reconciliation.AuditReport;
import dev.muster.cluster.ClassPaths;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.pipeline.config.TopicsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks the page MOVING.md: what `up` has kept is moved to a cluster under traffic that waits
 * meanwhile, and then gets more partitions, and a task manager that is killed. Everything is exact,
 * and nobody is accused but the two devices that did fall silent, one before and one after.
 *
 * <p>Only with {@code -Dmuster.adoption=true}, since it takes minutes. What it is made of is tested
 * each time: brokers in {@link AdoptedTopicsITCase}, tables and checkpoints in {@code connectors}.
 */
@EnabledIfSystemProperty(named = "muster.adoption", matches = "true")
@Tag("cluster")
class AdoptionE2E {
  private static final String FLEET = "muster";

  private static final String RULES =
      """
      rules:
        - name: ask-the-silent
          on: silent
          action: attest
          cool-down: 0s
          expires-after: 1h
          reason: It says nothing.
      budgets: {fleet-per-hour: 8, cohort-per-hour: 8}
      """;

  private final List<Pump> pumps =
      IntStream.range(0, 8).mapToObj(number -> new Pump(FLEET, "pump-" + number)).toList();

  @TempDir private Path directory;
  private Path data;
  private Path cluster;
  private Page page;
  private Terminal terminal;
  private Pumps gateway;

  @BeforeEach
  void openThePage() throws IOException {
    terminal = new Terminal(directory.resolve("logs"));
    data = directory.resolve("fleet-data");
    cluster = directory.resolve("fleet-cluster");
    Path devices = directory.resolve("devices.jsonl");
    Path rules = Files.createDirectory(directory.resolve("rules"));
    page =
        Page.read(
            Path.of(System.getProperty(ClassPaths.HOME, "../.."), "infra/cluster/MOVING.md"),
            Map.of(
                "fleet-data",
                data,
                "fleet-cluster",
                cluster,
                "devices.jsonl",
                devices,
                "rules/",
                rules));
    List<String> registrations = new ArrayList<>();
    for (Pump pump : pumps) {
      registrations.add(pump.registration(directory));
    }
    Files.write(devices, registrations);
    Files.writeString(rules.resolve("rules.yaml"), RULES);
  }

  @AfterEach
  void endAll() throws InterruptedException {
    if (gateway != null) {
      gateway.close();
    }
    terminal.close();
  }

  @Test
  void movesFromOneMachineToAClusterWithEverything() throws Exception {
    Pump before = pumps.get(0);
    Pump after = pumps.get(1);

    terminal.start(page.next("up"), "Muster is up");
    Terminal.run(page.next("device", "add"));
    Terminal.run(page.next("rules", "publish"));
    gateway = new Pumps(pumps);
    gateway.connect(KafkaAccess.plain(onOneMachine()));
    Terminal.await(() -> judged(laptop()) >= pumps.size() * 3L, () -> judged(laptop()) + " judged");
    gateway.hush(before);
    Terminal.await(() -> !issued(laptop()).isEmpty(), () -> findings(laptop()).toString());
    gateway.hold();
    terminal.stop();
    int heard = gateway.sent();

    Map<String, String> kept = files(data);
    Terminal.run(page.next("cluster", "adopt"));
    assertThat(files(data)).as("the way back").isEqualTo(kept);
    gateway.speakAgain(before);
    gateway.connect(kafka("device"));
    terminal.start(page.next("cluster", "up"), "The cluster is up");
    Terminal.await(() -> gateway.waiting() < pumps.size() * 2, () -> gateway.waiting() + " wait");
    assertThat(gateway.sent()).isGreaterThan(heard + pumps.size() * 20);
    gateway.hush(after);
    Terminal.await(() -> issued(far()).size() == 2, () -> findings(far()).toString());

    int sent = gateway.sent();
    Terminal.await(() -> isSettled(report(), sent), () -> report().toString());
    Terminal.run(page.next("audit", "reconcile"));
    assertThat(Terminal.run(page.next("findings")))
        .contains(after.id())
        .doesNotContain(before.id());
    assertThat(findings(far()))
        .containsExactlyInAnyOrder(
            "silent " + before.id() + " RAISED",
            "silent " + before.id() + " CLEARED",
            "silent " + after.id() + " RAISED");
    assertThat(verdicts()).containsOnlyKeys("ACCEPTED");
    assertThat(verdicts().get("ACCEPTED")).isBetween((long) sent, (long) gateway.sent());
    assertThat(texts(far(), "SELECT device FROM audit.gaps")).isEmpty();

    gateway.hold();
    List<String> found = findings(far());
    Terminal.run(page.next("cluster", "down"));
    terminal.awaitEnd();
    growsUnderTrafficWithAKillInTheMiddle(found);
    assertThat(page.isRead()).isTrue();
  }

  /** Half the pumps move to another partition; what they say meanwhile waits at the gateway. */
  private void growsUnderTrafficWithAKillInTheMiddle(List<String> found) throws Exception {
    terminal.start(page.next("cluster", "up"), "The cluster is up");
    gateway.connect(kafka("device"));
    Terminal.await(() -> gateway.waiting() < pumps.size() * 2, () -> gateway.waiting() + " wait");
    terminal.kill("pipeline-taskmanager-1");
    int heard = gateway.sent();
    Terminal.await(
        () -> gateway.sent() > heard + pumps.size() * 30, () -> gateway.sent() + " were sent");
    int sent = gateway.sent();
    Terminal.await(() -> isSettled(report(), sent), () -> report().toString());
    Terminal.run(page.next("audit", "reconcile"));
    assertThat(findings(far())).containsExactlyInAnyOrderElementsOf(found);
    assertThat(verdicts()).containsOnlyKeys("ACCEPTED");
    assertThat(verdicts().get("ACCEPTED")).isBetween((long) sent, (long) gateway.sent());
    assertThat(texts(far(), "SELECT device FROM audit.gaps")).isEmpty();
    assertThat(
            texts(
                far(),
                "SELECT DISTINCT kafka_partition FROM audit.verdicts WHERE verdict = 'ACCEPTED'"))
        .as("partitions that devices speak in")
        .contains("4", "5", "7");
  }

  private String onOneMachine() {
    return RunningInstance.on(new DataDirectory(data)).bootstrapServers();
  }

  private AuditCatalog laptop() {
    return new AuditCatalog(CatalogSettings.embedded(data));
  }

  private AuditCatalog far() {
    return new AuditCatalog(PipelineConfig.read(configuration("auditor")).catalog().settings());
  }

  private KafkaAccess kafka(String user) {
    return new KafkaAccess(PipelineConfig.read(configuration(user)).kafka().properties());
  }

  private Path configuration(String user) {
    return cluster.resolve("configuration").resolve(user + ".yaml");
  }

  private AuditReport report() {
    return new AuditReconciliation(
            far(),
            kafka("auditor"),
            TopicsConfig.defaults(),
            LocalKeys.open(new DataDirectory(cluster)).root())
        .report();
  }

  private static boolean isSettled(AuditReport report, int sent) {
    return report.isClean()
        && report.commands().inFlight() == 0
        && report.telemetry().compared() >= sent;
  }

  private static long judged(AuditCatalog catalog) {
    return texts(catalog, "SELECT device FROM audit.verdicts WHERE verdict = 'ACCEPTED'").size();
  }

  private Map<String, Long> verdicts() {
    return texts(far(), "SELECT verdict FROM audit.verdicts WHERE verdict <> 'TICK'").stream()
        .collect(Collectors.groupingBy(verdict -> verdict, Collectors.counting()));
  }

  private static List<String> findings(AuditCatalog catalog) {
    return texts(catalog, "SELECT concat_ws(' ', kind, subject, state) FROM audit.findings");
  }

  private static List<String> issued(AuditCatalog catalog) {
    return texts(catalog, "SELECT command FROM audit.commands WHERE state = 'ISSUED'");
  }

  private static List<String> texts(AuditCatalog catalog, String sql) {
    try (AuditQuery query = AuditQuery.over(catalog)) {
      return query.run(sql).rows().stream().map(row -> String.valueOf(row.get(0))).toList();
    }
  }

  /** Every file with its size and time, but what SQLite and logs leave. */
  private static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String kept : List.of("kafka", "warehouse", "checkpoints", "dispatch", "keys")) {
      try (Stream<Path> tree = Files.walk(directory.resolve(kept))) {
        for (Path file : tree.filter(Files::isRegularFile).toList()) {
          files.put(
              directory.relativize(file).toString(),
              Files.size(file) + " " + Files.getLastModifiedTime(file));
        }
      }
    }
    return files;
  }
}
