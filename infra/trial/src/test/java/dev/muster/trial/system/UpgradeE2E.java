package dev.muster.trial.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.reconciliation.AuditReconciliation;
import dev.muster.admin.reconciliation.AuditReport;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.iceberg.RecoveryGuard;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.local.broker.Ports;
import dev.muster.local.instance.LocalInstance;
import dev.muster.local.instance.LocalSettings;
import dev.muster.pipeline.RunningPipeline;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * An instance that an earlier build ran, kept in {@code kept-instance.zip}, goes on with this one:
 * both jobs from their checkpoints, in more tasks than wrote them, however long ago that was.
 */
class UpgradeE2E {
  private static final String KEPT = "kept-instance.zip";

  @TempDir private Path directory;
  private DataDirectory data;
  private Audited audited;

  @Test
  void goesOnExactlyFromWhatAnEarlierBuildWrote() throws Exception {
    data = DataDirectory.prepare(directory.resolve("data"));
    try (InputStream kept = UpgradeE2E.class.getResourceAsStream(KEPT)) {
      KeptInstance.unpack(kept, data);
    }
    audited = audited();
    Map<String, String> before = audited.verdictsByPlace();
    assertThat(before).hasSizeGreaterThan(40);
    try (LocalInstance instance = start(3, "1s");
        RunningPipeline jobs = instance.startPipeline();
        KeptFleet fleet = new KeptFleet(instance)) {
      fleet.goOn();
      awaitVerdicts(before, fleet);
      awaitFindings();
      awaitCommands(instance);
      assertThat(jobs.running()).isTrue();
    }
    assertThat(audited.rows("SELECT DISTINCT event FROM audit.runs ORDER BY event"))
        .as("no losses, for one")
        .containsExactly(List.of("CONTROL_APPLIED"), List.of("STARTED"));
  }

  /**
   * Each record has the verdict that its device's past calls for, and the old ones are as before.
   */
  private void awaitVerdicts(Map<String, String> before, KeptFleet fleet) {
    int records = before.size() + KeptFleet.UNJUDGED + fleet.said().size();
    audited.awaitJudged(records);
    Map<String, String> verdicts = audited.verdictsByPlace();
    assertThat(verdicts).hasSize(records).containsAllEntriesOf(before);
    assertThat(verdicts).containsAllEntriesOf(fleet.said());
    before.keySet().forEach(verdicts::remove);
    fleet.said().keySet().forEach(verdicts::remove);
    assertThat(verdicts.values()).as("appended after the checkpoint").containsOnly("ACCEPTED");
    assertThat(audited.rows("SELECT first_seq, last_seq FROM audit.gaps WHERE device = 'pump-1'"))
        .contains(List.of(3L, 5L));
  }

  /** What was open is told again under its own name, and nobody else is accused of the years. */
  private void awaitFindings() {
    Audited.await(
        () -> states(KeptFleet.QUIET, "silent").contains("CLEARED"),
        () -> "the quiet one spoke: " + findings());
    Audited.await(
        () -> states(KeptFleet.HOT, "level").equals(List.of("CLEARED", "RAISED", "RAISED")),
        () -> "the hot one cooled down and ran hot again: " + findings());
    assertThat(findings())
        .extracting(row -> row.get(1))
        .containsOnly(KeptFleet.QUIET, KeptFleet.HOT);
    assertThat(
            audited.number(
                "SELECT count(*) FROM (SELECT finding FROM audit.findings GROUP BY finding"
                    + " HAVING count(*) FILTER (WHERE state = 'RAISED') <> 1)"))
        .as("findings that were cleared and never raised, or raised twice")
        .isZero();
  }

  private List<String> states(String subject, String kind) {
    return findings().stream()
        .filter(row -> row.get(0).equals(kind) && row.get(1).equals(subject))
        .map(row -> (String) row.get(2))
        .sorted()
        .toList();
  }

  private List<List<Object>> findings() {
    return audited.rows("SELECT kind, subject, state FROM audit.findings");
  }

  /** What was decided before is neither decided nor signed again, and comes to its end. */
  private void awaitCommands(LocalInstance instance) {
    Audited.await(
        () -> commands("calm", "ISSUED") == 2 && commands("ask", "EXPIRED") >= 1,
        () -> audited.rows("SELECT rule, state FROM audit.commands").toString());
    Audited.await(() -> isSettled(report(instance)), () -> "not settled: " + report(instance));
    AuditReport report = report(instance);
    assertThat(report.isClean()).as(report.toString()).isTrue();
    assertThat(report.telemetry().compared()).isGreaterThan(60);
    DeadLetters.read(instance.kafka()).assertSameAs(audited);
  }

  private static boolean isSettled(AuditReport report) {
    return report.commands().compared() == 2 && report.commands().inFlight() == 0;
  }

  private long commands(String rule, String state) {
    return audited.number(
        "SELECT count(*) FROM audit.commands WHERE rule = '%s' AND state = '%s'"
            .formatted(rule, state));
  }

  /**
   * Writes what the test above goes on from, by this build. To be run after a release, and when
   * state changes on purpose so that older checkpoints can't be restored, which the changelog is to
   * say:
   *
   * <pre>
   * ./mvnw -pl infra/trial -am verify -Dmuster.keep-instance=true \
   *   -Dit.test=UpgradeE2E#keepsAnInstanceOfThisBuild -Dfailsafe.failIfNoSpecifiedTests=false \
   *   -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false
   * </pre>
   */
  @Test
  @EnabledIfSystemProperty(named = "muster.keep-instance", matches = "true")
  void keepsAnInstanceOfThisBuild() throws Exception {
    data = DataDirectory.prepare(directory.resolve("kept"));
    audited = audited();
    for (boolean first = true; first || !isCommitted(); first = false) {
      run(first);
    }
    Path home = Path.of(System.getProperty("muster.home", "../.."));
    KeptInstance.pack(
        data, home.resolve("infra/trial/src/test/resources/dev/muster/trial/system").resolve(KEPT));
  }

  private void run(boolean first) throws Exception {
    try (LocalInstance instance = start(2, "3s");
        KeptFleet fleet = new KeptFleet(instance)) {
      try (RunningPipeline jobs = instance.startPipeline()) {
        if (first) {
          keepForEver(instance);
          fleet.begin();
        }
        Audited.await(() -> isRemembered(instance), () -> findings() + " " + report(instance));
        assertThat(jobs.running()).isTrue();
      }
      if (isCommitted()) {
        fleet.sayMore();
      }
    }
  }

  private boolean isRemembered(LocalInstance instance) {
    return states(KeptFleet.QUIET, "silent").equals(List.of("RAISED"))
        && states(KeptFleet.HOT, "level").equals(List.of("RAISED"))
        && commands("ask", "AWAITING_APPROVAL") == 1
        && report(instance).isClean()
        && report(instance).commands().compared() == 1
        && report(instance).commands().inFlight() == 0;
  }

  /** Whether what the newest checkpoint promises is in the tables: its files are named by place. */
  private boolean isCommitted() throws Exception {
    return RecoveryGuard.newest(data.checkpoints().toUri().toString())
        .filter(newest -> newest.id() == new KeptTables(data).committed("verdicts"))
        .isPresent();
  }

  private void keepForEver(LocalInstance instance) throws Exception {
    Map<ConfigResource, Collection<AlterConfigOp>> wanted = new HashMap<>();
    for (TopicSpec topic : TopicSpec.defaults()) {
      wanted.put(
          new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
          List.of(
              new AlterConfigOp(
                  new ConfigEntry(TopicConfig.RETENTION_MS_CONFIG, "-1"),
                  AlterConfigOp.OpType.SET)));
    }
    try (Admin admin = Admin.create(instance.kafka().clientProperties())) {
      admin.incrementalAlterConfigs(wanted).all().get();
    }
  }

  private LocalInstance start(int parallelism, String interval) throws Exception {
    Path config = directory.resolve("up.yaml");
    Files.writeString(
        config,
        """
        parallelism: %s
        checkpoint: {interval: %s}
        detect: {rate: {retention: 36500d}, level: {retention: 36500d}}
        flink: {execution.checkpointing.data-inline-threshold: 1mb}
        dispatch: {flink: {execution.checkpointing.data-inline-threshold: 1mb}}
        """
            .formatted(parallelism, interval));
    LocalSettings settings =
        new LocalSettings(Ports.anyFree(), "acme", Optional.of(config), Duration.ofSeconds(1));
    return LocalInstance.start(data, settings, line -> {});
  }

  private AuditReport report(LocalInstance instance) {
    return new AuditReconciliation(
            new AuditCatalog(CatalogSettings.embedded(data.root())),
            instance.kafka(),
            instance.config().topics(),
            instance.keys().root())
        .report();
  }

  private Audited audited() {
    return new Audited(new AuditCatalog(CatalogSettings.embedded(data.root())));
  }
}
