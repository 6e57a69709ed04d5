package dev.muster.trial.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.admin.control.ControlPublisher;
import dev.muster.admin.control.ControlTopic;
import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.InstanceLock;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.admin.installation.RunningInstance;
import dev.muster.audit.AuditTables;
import dev.muster.cli.Muster;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.iceberg.IcebergAuditSinks;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.control.Accepted;
import dev.muster.control.ControlContents;
import dev.muster.control.approval.Approval;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.control.root.Role;
import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.message.command.ActionKind;
import dev.muster.remediate.CommandChange;
import dev.muster.remediate.CommandState;
import dev.muster.remediate.DeviceFinding;
import dev.muster.remediate.Hold;
import dev.muster.remediate.IgnoredInput;
import dev.muster.remediate.IgnoredReason;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentDigest;
import dev.muster.remediate.Occasion;
import dev.muster.remediate.Outcomes;
import dev.muster.remediate.budget.Ceilings;
import dev.muster.remediate.decision.RemediateSettings;
import dev.muster.remediate.decision.Remediation;
import dev.muster.remediate.decision.RemediationState;
import dev.muster.schemas.Topics;
import dev.muster.testkit.TableRows;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A device is found, commanded with a person's consent, suspended, and resumed; the registry's
 * answer is compared after each step. Remediation and dispatch decide without an engine; tables,
 * topics and the command line are the real ones.
 */
class RemedyITCase {
  private static final String DEVICE = "pump-7";
  private static final long MINUTE = 60_000;

  @SuppressWarnings("TimeInStaticInitializer") // One moment for the whole test, near the present.
  private static final long BEGINNING = Instant.now().getEpochSecond() * 1000;

  private static final long UNTIL = BEGINNING + 30 * MINUTE;

  private static final String RULES =
      """
      rules:
        - name: rest
          on: level
          action: dormant
          for: 30m
          cool-down: 0s
          approval: true
          expires-after: 15m
          reason: It runs hot.
        - name: wake
          on: [level, silent]
          when: cleared
          condition: device.status == 'ACTIVE' || device.status == 'SUSPENDED'
          action: resume
          cool-down: 0s
          expires-after: 15m
          reason: It is cool again.
        - name: cut
          on: drift
          action: offline
          cool-down: 0s
          expires-after: 15m
          reason: It drifts.
      budgets: {fleet-per-hour: 20, cohort-per-hour: 10}
      """;

  @TempDir private Path directory;
  private InstanceLock lock;
  private EmbeddedBroker broker;
  private LocalKeys keys;
  private DispatchedStandings dispatch;
  private Remediation remediation;
  private final Told told = new Told();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void start() {
    DataDirectory data = DataDirectory.prepare(directory);
    assertThat(run("init")).isZero();
    keys = LocalKeys.open(data);
    lock = InstanceLock.take(data);
    broker = EmbeddedBroker.start(data.kafka(), 0);
    TopicCreation.createMissing(broker.access(), TopicSpec.defaults());
    RunningInstance.ofThisProcess("127.0.0.1:" + broker.port()).announce(data);
    IcebergAuditSinks.createTables(catalog());
    dispatch = new DispatchedStandings(broker.access(), keys);
    remediation =
        new Remediation(
            Remediation.Setup.of(new RemediateSettings(keys.root().fleet(), Ceilings.NONE)),
            RemediationState.EMPTY,
            told);
    TextBundle rules =
        new TextBundle(
            1, BEGINNING + 10_000 * MINUTE, List.of(new TextDocument("rules.yaml", RULES)));
    remediation.addRules(new Accepted<>(BEGINNING - MINUTE, rules));
  }

  @AfterEach
  void stop() {
    dispatch.close();
    broker.close();
    lock.close();
  }

  @Test
  void theRegistryAgreesWithWhatTheDeviceWasToldFromProposalToResume() throws Exception {
    register();

    found("level", Occasion.RAISED, BEGINNING);
    Intent proposal = told.last(CommandState.AWAITING_APPROVAL).intent();
    assertThat(registry().status()).isEqualTo(DeviceStatus.ACTIVE);

    approve(proposal, BEGINNING + MINUTE);
    assertThat(told.last(CommandState.ISSUED).intent().action().kind())
        .isEqualTo(ActionKind.DORMANT);
    DeviceRecord dormant = registry();
    assertThat(dormant.statusAt(UNTIL - 1)).isEqualTo(DeviceStatus.SUSPENDED);
    assertThat(dormant.statusAt(UNTIL)).isEqualTo(DeviceStatus.ACTIVE);

    found("level", Occasion.CLEARED, UNTIL);
    assertThat(told.last(CommandState.ISSUED).intent().action().kind())
        .isEqualTo(ActionKind.RESUME);
    assertThat(registry()).isEqualTo(dormant.standing(DeviceStatus.ACTIVE, DeviceRecord.NO_END));

    found("drift", Occasion.RAISED, UNTIL + MINUTE);
    assertThat(registry().statusAt(UNTIL + 1_000_000 * MINUTE)).isEqualTo(DeviceStatus.SUSPENDED);
    found("silent", Occasion.CLEARED, UNTIL + 2 * MINUTE);
    assertThat(registry().status()).isEqualTo(DeviceStatus.ACTIVE);
  }

  @Test
  void aConsentThatComesAfterNewerCommandsChangesNothing() throws Exception {
    register();
    found("level", Occasion.RAISED, BEGINNING);
    Intent proposal = told.last(CommandState.AWAITING_APPROVAL).intent();
    found("drift", Occasion.RAISED, BEGINNING + 1);
    found("level", Occasion.CLEARED, BEGINNING + 2);
    assertThat(registry().version()).isEqualTo(3);
    assertThat(registry().status()).isEqualTo(DeviceStatus.ACTIVE);

    approve(proposal, BEGINNING + MINUTE);

    assertThat(told.last(CommandState.HELD).hold()).isEqualTo(Hold.NEWER_COMMAND);
    assertThat(registry().version()).isEqualTo(3);
    assertThat(registry().statusAt(UNTIL - 1)).isEqualTo(DeviceStatus.ACTIVE);
  }

  @Test
  void whatAPersonSuspendedOrRemovedStaysSo() throws Exception {
    register();
    found("level", Occasion.RAISED, BEGINNING);
    Intent proposal = told.last(CommandState.AWAITING_APPROVAL).intent();
    assertThat(run("device", "suspend", DEVICE)).as(err.toString()).isZero();
    found("silent", Occasion.CLEARED, BEGINNING + 1);
    assertThat(told.disregarded).containsExactly(IgnoredReason.SUSPENDED_BY_PERSON);
    assertThat(consent(proposal)).isEqualTo(1);
    assertThat(err.toString()).contains("A person suspended device pump-7 since");
    byte[] seen = IntentDigest.of(proposal);
    approve(
        new Approval(1, proposal.idBytes(), seen, "anna", proposal.expiryMillis()),
        BEGINNING + MINUTE);
    assertThat(told.last(CommandState.HELD).hold()).isEqualTo(Hold.SUSPENDED_BY_PERSON);
    assertThat(registry().version()).isEqualTo(2);
    assertThat(registry().statusAt(UNTIL + MINUTE)).isEqualTo(DeviceStatus.SUSPENDED);

    assertThat(run("device", "resume", DEVICE)).as(err.toString()).isZero();
    found("level", Occasion.RAISED, UNTIL);
    assertThat(run("device", "remove", DEVICE)).as(err.toString()).isZero();
    found("silent", Occasion.CLEARED, UNTIL + 1);
    assertThat(told.disregarded).endsWith(IgnoredReason.DEVICE_REMOVED);
    assertThat(consent(told.last(CommandState.AWAITING_APPROVAL).intent())).isEqualTo(1);
    assertThat(err.toString()).contains("Device pump-7 was removed since");
    assertThat(registry().status()).isEqualTo(DeviceStatus.REMOVED);
  }

  private void register() throws InterruptedException {
    new ControlPublisher<>(
            new ControlTopic<>(
                broker.access(), Topics.REGISTRY, ControlContents.REGISTRY, keys.root()),
            keys.signer(Role.REGISTRAR),
            InstantSource.system())
        .publish(List.of(DeviceRecord.of(DEVICE, "pumps").cadenceSeconds(60).build()));
  }

  private void found(String kind, Occasion occasion, long arrival) {
    remediation.add(
        new DeviceFinding(
            arrival,
            kind + "-" + arrival,
            kind,
            occasion,
            "temperature",
            "operational",
            "temp",
            6.5,
            registry(),
            3,
            41));
    reach(arrival);
  }

  /** Consents by the command line to what the table says. */
  private void approve(Intent proposal, long arrival) throws Exception {
    assertThat(consent(proposal)).as(err.toString()).isZero();
    Approval approval =
        new ControlTopic<>(broker.access(), Topics.APPROVALS, ControlContents.APPROVAL, keys.root())
            .newest(proposal.id())
            .orElseThrow();
    approve(approval, arrival);
  }

  /** Consent comes, and the registry says what it says by then. */
  private void approve(Approval approval, long arrival) {
    remediation.addStanding(new Accepted<>(arrival, registry()));
    remediation.addApproval(new Accepted<>(arrival, approval));
    reach(arrival);
  }

  private int consent(Intent proposal) throws Exception {
    new TableRows(catalog(), AuditTables.COMMANDS)
        .append(List.of(ControlCommandsITCase.row(proposal, "AWAITING_APPROVAL")));
    return run("approve", proposal.id(), "--by", "anna");
  }

  private void reach(long time) {
    remediation.advance(time);
    told.intents.forEach(dispatch::take);
    told.intents.clear();
  }

  /** What every reader of the topic says of the device. */
  private DeviceRecord registry() {
    return new ControlTopic<>(
            broker.access(), Topics.REGISTRY, ControlContents.REGISTRY, keys.root())
        .newest(DEVICE)
        .orElseThrow();
  }

  private AuditCatalog catalog() {
    return new AuditCatalog(CatalogSettings.embedded(directory));
  }

  private int run(String... arguments) {
    CommandLine line = Muster.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", directory.toString()));
    return line.execute(all.toArray(String[]::new));
  }

  /** Keeps what remediation says. */
  private static final class Told implements Outcomes {
    private final List<Intent> intents = new ArrayList<>();
    private final List<CommandChange> changes = new ArrayList<>();
    private final List<IgnoredReason> disregarded = new ArrayList<>();

    @Override
    public void issued(long arrival, Intent intent) {
      intents.add(intent);
    }

    @Override
    public void changed(CommandChange change) {
      changes.add(change);
    }

    @Override
    public void disregarded(IgnoredInput one) {
      disregarded.add(one.reason());
    }

    CommandChange last(CommandState state) {
      return changes.stream()
          .filter(change -> change.state() == state)
          .reduce((earlier, later) -> later)
          .orElseThrow();
    }
  }
}
