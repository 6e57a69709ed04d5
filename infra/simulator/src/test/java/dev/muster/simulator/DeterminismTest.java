package dev.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.message.ArrivedRecord;
import dev.muster.schemas.Topics;
import dev.muster.simulator.fault.FaultPlan;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.settings.FleetSettings;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeterminismTest {
  private static final FleetSettings SETTINGS = SimulatedRun.settings(11, 60, 60, 12);

  @Test
  void sendsTheSameBytesForTheSameSeed() {
    assertThat(values(reproducible(SETTINGS))).isEqualTo(values(reproducible(SETTINGS)));
  }

  @Test
  void sendsOtherBytesForAnotherSeed() {
    SimulatedRun other = reproducible(SimulatedRun.settings(12, 60, 60, 12));

    assertThat(values(reproducible(SETTINGS))).isNotEqualTo(values(other));
  }

  @Test
  void sendsTheSameHoweverFastTimePasses() {
    VirtualLog log = new VirtualLog(SimulatedRun.START);
    SimulatedRun hurried = SimulatedRun.reproducible(SETTINGS, log, new NoWaiting());
    SimulatedRun paced = reproducible(SETTINGS);

    assertThat(values(hurried)).isEqualTo(values(paced));
    assertThat(hurried.truth().counts(Topics.TELEMETRY))
        .isEqualTo(paced.truth().counts(Topics.TELEMETRY));
    assertThat(hurried.truth().gaps()).containsExactlyInAnyOrderElementsOf(paced.truth().gaps());
  }

  @Test
  void keepsToTheRate() {
    long sent = SimulatedRun.of(SETTINGS).truth().ledger(Topics.TELEMETRY).records();

    assertThat(sent).isBetween(60L * 12 * 80 / 100, 60L * 12 * 150 / 100);
  }

  @Test
  void leavesEnoughDevicesUntouched() {
    Roster roster = Roster.of(SETTINGS);
    FaultPlan plan = FaultPlan.of(SETTINGS, roster, SimulatedRun.readings(SETTINGS));

    assertThat(roster.devices().stream().filter(device -> !plan.strikes(device)))
        .hasSizeGreaterThan(roster.size() / 3);
  }

  @Test
  void mixesAlgorithmsCohortsSitesAndGateways() {
    Roster roster = Roster.of(SimulatedRun.settings(1, 1000, 1000, 70));

    assertThat(roster.devices().stream().map(device -> device.algorithm()).distinct()).hasSize(2);
    assertThat(roster.devices().stream().map(device -> device.cohort()).distinct()).hasSize(6);
    assertThat(roster.devices().stream().map(device -> device.site()).distinct()).hasSize(20);
    assertThat(roster.gateways()).hasSize(40);
    assertThat(roster.devices().stream().filter(device -> device.sendsBare()))
        .as("devices whose messages have no envelope")
        .hasSizeBetween(40, 120);
    assertThat(roster.devices().stream().map(device -> device.id()).distinct()).hasSize(1000);
  }

  private static List<String> values(SimulatedRun run) {
    return run.log().records().stream().map(DeterminismTest::text).toList();
  }

  private static String text(ArrivedRecord record) {
    return record.topic()
        + record.partition()
        + '@'
        + record.offset()
        + Arrays.toString(record.key())
        + (record.value() == null ? "" : HexFormat.of().formatHex(record.value()));
  }

  private static SimulatedRun reproducible(FleetSettings settings) {
    VirtualLog log = new VirtualLog(SimulatedRun.START);
    return SimulatedRun.reproducible(settings, log, log);
  }

  /** What depends on the time between two records is not as expected then. */
  private static final class NoWaiting implements ScriptClock {
    @Override
    public void awaitScript(long scriptMillis) {}

    @Override
    public void awaitBroker(long brokerMillis) {}
  }
}
