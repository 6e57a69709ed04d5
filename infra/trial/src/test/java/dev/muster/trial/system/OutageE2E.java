package dev.muster.trial.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.admin.reconciliation.AuditReconciliation;
import dev.muster.admin.reconciliation.AuditReport;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicReader;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.dispatch.CommandCheck;
import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.message.ArrivedRecord;
import dev.muster.pipeline.config.TopicsConfig;
import dev.muster.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The broker is away under traffic, for longer than a device may be silent: nobody is accused who
 * spoke on, and nobody missed who did not. Then the whole fleet falls silent and the jobs are
 * killed meanwhile: what the budget allows is issued, and the rest held.
 */
class OutageE2E {
  /** Seconds without a broker; the figure of the promise by {@code -Dmuster.outage=60}. */
  private static final int OUTAGE = Integer.getInteger("muster.outage", 15);

  private static final int BUDGET = 8;
  private static final int COHORT_BUDGET = 5;
  private static final int FANS_BUDGET = 4;
  private static final int LIMIT_MILLIS = 6_000;

  private static final String RULES =
      """
      rules:
        - name: ask-the-silent
          on: silent
          action: attest
          cool-down: 0s
          expires-after: 1h
          reason: It says nothing.
      budgets: {fleet-per-hour: %s, cohort-per-hour: %s, cohorts: {fans: %s}}
      """
          .formatted(BUDGET, COHORT_BUDGET, FANS_BUDGET);

  @TempDir private Path directory;
  private DataDirectory data;
  private LocalKeys keys;
  private EmbeddedBroker broker;
  private KafkaAccess kafka;
  private AuditCatalog catalog;
  private Audited audited;
  private TestFleet fleet;
  private Path config;

  @BeforeEach
  void start() throws Exception {
    data = DataDirectory.prepare(directory.resolve("data"));
    keys = LocalKeys.openOrCreate(data, "acme", line -> {});
    broker = EmbeddedBroker.start(data.kafka(), 0);
    kafka = broker.access();
    TopicCreation.createMissing(kafka, TopicSpec.defaults());
    catalog = new AuditCatalog(CatalogSettings.embedded(data.root()));
    audited = new Audited(catalog);
    fleet = new TestFleet(BufferingDevices.impatient(kafka), keys);
    config = Files.writeString(directory.resolve("muster.yaml"), yaml());
    fleet.publishRules(RULES);
  }

  @AfterEach
  void stop() {
    fleet.close();
    broker.close();
  }

  @Test
  void accusesThoseWhoFellSilentAloneAndCommandsNoMoreThanTheBudget() throws Exception {
    List<TestDevice> devices = fleet.devices("pump", 20);
    fleet.publish(devices.stream().map(OutageE2E::registered).toList());
    try (BufferingDevices speaking = BufferingDevices.start(fleet, devices)) {
      try (Child jobs = jobs()) {
        audited.awaitJudged(devices.size());
        speaking.hush(devices.subList(0, 1));
        awaitFound(1, jobs);
        int failures = speaking.failures();
        stopTheBroker(() -> speaking.hush(devices.subList(1, 2)));
        assertThat(speaking.failures()).isGreaterThan(failures);
        awaitFound(2, jobs);
        TimeUnit.MILLISECONDS.sleep(LIMIT_MILLIS);
        assertThat(found()).isEqualTo(silent(devices.subList(0, 2)));
        assertThat(jobs.alive()).as(jobs.output()).isTrue();

        speaking.hush(devices.subList(2, 6));
        awaitFound(6, jobs);
        speaking.hush(devices);
        TimeUnit.MILLISECONDS.sleep(LIMIT_MILLIS + new Random().nextInt(2_000));
        jobs.kill();
      }
      try (Child jobs = jobs()) {
        awaitFound(devices.size(), jobs);
        Audited.await(() -> decided() == devices.size(), () -> decided() + " decisions");
        awaitClean(jobs);
      }
    }
    assertThat(found()).isEqualTo(silent(devices));
    assertThat(hasty()).as("what waited for the broker was sent in its time").isEmpty();
    assertBudgetIsKept();
    assertThat(commands()).containsExactlyInAnyOrderElementsOf(issued());
  }

  private void stopTheBroker(Runnable meanwhile) throws Exception {
    int port = broker.port();
    broker.close();
    meanwhile.run();
    TimeUnit.SECONDS.sleep(OUTAGE);
    broker = EmbeddedBroker.start(data.kafka(), port);
  }

  /**
   * All of it lies within one hour, whenever that began: as much is issued as each cohort's budget
   * allows, and the fleet's where those are more.
   */
  private void assertBudgetIsKept() {
    long[] counts =
        audited
            .rows(
                "SELECT count(*) FILTER (WHERE cohort = 'fans'), count(*) FILTER (WHERE cohort <>"
                    + " 'fans'), count(*) FILTER (WHERE state = 'ISSUED' AND cohort = 'fans'),"
                    + " count(*) FILTER (WHERE state = 'ISSUED' AND cohort <> 'fans'), count(*)"
                    + " FILTER (WHERE state = 'HELD' AND held_by IN ('fleet-budget',"
                    + " 'cohort-budget')) FROM audit.commands")
            .get(0)
            .stream()
            .mapToLong(each -> ((Number) each).longValue())
            .toArray();
    long fans = Math.min(counts[0], FANS_BUDGET);
    long others = Math.min(counts[1], COHORT_BUDGET);
    assertThat(counts[2]).isLessThanOrEqualTo(fans);
    assertThat(counts[3]).isLessThanOrEqualTo(others);
    assertThat(counts[2] + counts[3]).isEqualTo(Math.min(fans + others, BUDGET));
    assertThat(counts[4]).isEqualTo(counts[0] + counts[1] - counts[2] - counts[3]);
  }

  private void awaitClean(Child jobs) {
    Audited.await(
        () -> report().isClean() && report().commands().inFlight() == 0,
        () -> report() + jobs.output());
    assertThat(report().telemetry().compared()).isGreaterThan(20L * OUTAGE);
  }

  private AuditReport report() {
    return new AuditReconciliation(catalog, kafka, TopicsConfig.defaults(), keys.root()).report();
  }

  private void awaitFound(int count, Child jobs) {
    Audited.await(() -> found().size() >= count, () -> found() + jobs.output());
  }

  /** Every change of every finding about who speaks and who does not. */
  private List<String> found() {
    return texts(
        "SELECT concat_ws(' ', kind, subject, state) FROM audit.findings"
            + " WHERE kind IN ('silent', 'gateway-down', 'site-down')");
  }

  private List<String> hasty() {
    return texts("SELECT subject FROM audit.findings WHERE kind = 'rate'");
  }

  private static List<String> silent(List<TestDevice> devices) {
    return devices.stream().map(device -> "silent " + device.id() + " RAISED").sorted().toList();
  }

  private long decided() {
    return audited.number("SELECT count(*) FROM audit.commands");
  }

  private List<String> issued() {
    return texts("SELECT command FROM audit.commands WHERE state = 'ISSUED'");
  }

  private List<String> texts(String sql) {
    return audited.rows(sql).stream().map(row -> (String) row.get(0)).sorted().toList();
  }

  private List<String> commands() {
    CommandCheck check = new CommandCheck(keys.root());
    List<String> ids = new ArrayList<>();
    try (TopicReader reader = TopicReader.open(kafka, Topics.COMMANDS)) {
      reader.readAll(
          (ArrivedRecord record) ->
              ids.add(HexFormat.of().formatHex(check.genuine(record.value()).orElseThrow().id())));
    }
    return ids;
  }

  /**
   * Speaks every second, and stands alone, so that its silence is no outage of a site. Every other
   * one is a fan.
   */
  private static DeviceRecord registered(TestDevice device) {
    DeviceRecord usual = device.registered(1, DeviceStatus.ACTIVE);
    return DeviceRecord.of(
            usual.device(), device.id().matches(".*[02468]") ? "fans" : usual.cohort())
        .version(usual.version())
        .status(usual.status())
        .model(usual.model())
        .firmware(usual.firmware())
        .keys(usual.keys())
        .cadenceSeconds(1)
        .build();
  }

  private Child jobs() throws IOException {
    return Child.muster(
        directory,
        Stream.of("run", "--config", config, "--job", "all", "--data", data.root())
            .map(Object::toString)
            .toArray(String[]::new));
  }

  private String yaml() {
    Map<String, String> properties = CatalogSettings.embedded(data.root()).properties();
    return """
        fleet: acme
        kafka: {bootstrap-servers: '%1$s', transaction-timeout: 1h}
        catalog: {properties: {%2$s}}
        control: {root: '%3$s/root.json', root-sha256: %4$s}
        detect: {silence: {cadences: 3, allowance: 3s}}
        remediate: {keys: '%3$s'}
        checkpoint: {directory: '%5$s', interval: 1s}
        dispatch: {keys: '%3$s', checkpoint: {directory: '%6$s', interval: 300ms}}
        """
        .formatted(
            kafka.bootstrapServers(),
            properties.entrySet().stream()
                .map(entry -> "%s: '%s'".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", ")),
            keys.directory(),
            keys.pinned().sha256(),
            data.checkpoints().toUri(),
            data.dispatchCheckpoints().toUri());
  }
}
