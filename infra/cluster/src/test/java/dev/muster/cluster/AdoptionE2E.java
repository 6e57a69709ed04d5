package dev.muster.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.cluster.process.JavaCommand;
import dev.muster.cluster.process.Part;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.local.command.Muster;
import dev.muster.local.control.LocalKeys;
import dev.muster.local.instance.DataDirectory;
import dev.muster.local.instance.RunningInstance;
import dev.muster.local.query.AuditQuery;
import dev.muster.local.reconciliation.AuditReconciliation;
import dev.muster.local.reconciliation.AuditReport;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.pipeline.config.TopicsConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Walks the page MOVING.md: what `up` has kept is moved to a cluster under traffic that waits
 * meanwhile. Everything is exact, and nobody is accused but the two devices that did fall silent,
 * one before and one after.
 *
 * <p>Only with {@code -Dmuster.adoption=true}, since it takes minutes. What it is made of is tested
 * each time: brokers in {@link AccessITCase}, tables and checkpoints in {@code connectors}.
 */
// @EnabledIfSystemProperty(named = "muster.adoption", matches = "true")
class AdoptionE2E {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
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
  private Part running;
  private Pumps gateway;

  @BeforeEach
  void openThePage() throws IOException {
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
    if (running != null) {
      running.close();
    }
  }

  @Test
  void movesFromOneMachineToAClusterWithEverything() throws Exception {
    Pump before = pumps.get(0);
    Pump after = pumps.get(1);

    start("up", page.next("up"), "Muster is up");
    run(page.next("device", "add"));
    run(page.next("rules", "publish"));
    gateway = new Pumps(pumps);
    gateway.connect(KafkaAccess.plain(onOneMachine()));
    await(() -> judged(laptop()) >= pumps.size() * 3L, () -> judged(laptop()) + " judged");
    gateway.hush(before);
    await(() -> !issued(laptop()).isEmpty(), () -> findings(laptop()).toString());
    gateway.hold();
    stop();
    int heard = gateway.sent();

    run(page.next("cluster", "adopt"));
    gateway.speakAgain(before);
    gateway.connect(kafka("device"));
    start("cluster-up", page.next("cluster", "up"), "The cluster is up");
    await(() -> gateway.waiting() < pumps.size() * 2, () -> gateway.waiting() + " wait");
    assertThat(gateway.sent()).isGreaterThan(heard + pumps.size() * 20);
    gateway.hush(after);
    await(() -> issued(far()).size() == 2, () -> findings(far()).toString());
    gateway.hold();

    await(() -> isSettled(report()), () -> report().toString());
    run(page.next("audit", "reconcile"));
    assertThat(run(page.next("findings"))).contains(after.id()).doesNotContain(before.id());
    assertThat(findings(far()))
        .containsExactlyInAnyOrder(
            "silent " + before.id() + " RAISED",
            "silent " + before.id() + " CLEARED",
            "silent " + after.id() + " RAISED");
    assertThat(verdicts()).isEqualTo(Map.of("ACCEPTED", (long) gateway.sent()));
    assertThat(texts(far(), "SELECT device FROM audit.gaps")).isEmpty();

    run(page.next("cluster", "down"));
    await(() -> !running.isAlive(), () -> "it runs on");
    assertThat(page.isRead()).isTrue();
  }

  /** As somebody in front of a terminal, who waits for the words that say it is there. */
  private void start(String name, List<String> command, String there) {
    running =
        new Part(
            name,
            new JavaCommand(
                List.of(
                    "-Xmx448m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-D" + ClassPaths.HOME + "=" + System.getProperty(ClassPaths.HOME, "../..")),
                System.getProperty("java.class.path"),
                Muster.class.getName(),
                command),
            directory.resolve("logs"));
    running.start();
    await(
        () -> {
          assertThat(running.isAlive()).as(said()).isTrue();
          return said().contains(there);
        },
        this::said);
  }

  private String said() {
    try {
      return Files.readString(running.log());
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  /** As Ctrl-C does. */
  private void stop() {
    ProcessHandle.of(running.pid()).orElseThrow().destroy();
    await(() -> !running.isAlive(), this::said);
  }

  private static String run(List<String> command) {
    StringWriter said = new StringWriter();
    CommandLine muster = Muster.commandLine();
    muster.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    int code = muster.execute(command.toArray(String[]::new));
    assertThat(code).as(command + ": " + said).isZero();
    return said.toString();
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

  private boolean isSettled(AuditReport report) {
    return report.isClean()
        && report.commands().inFlight() == 0
        && report.telemetry().compared() >= gateway.sent();
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

  private static void await(BooleanSupplier condition, Supplier<String> otherwise) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Waited in vain: " + otherwise.get());
      }
      try {
        Thread.sleep(300);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
