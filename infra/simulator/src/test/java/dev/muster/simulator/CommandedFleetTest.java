package dev.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.message.ArrivedRecord;
import dev.muster.message.command.ActionKind;
import dev.muster.schemas.Topics;
import dev.muster.simulator.agent.CommandLog;
import dev.muster.simulator.fault.FaultPlan;
import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.Conduct;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.FaultKind;
import dev.muster.simulator.settings.FleetSettings;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices that are commanded while they send, against the rules that judge their messages. */
class CommandedFleetTest {
  private static final FleetSettings SETTINGS = SimulatedRun.settings(3, 60, 60, 40);
  private static final long COMMANDED_AT = 12_000;

  private final Map<Integer, Conduct> conducts = new HashMap<>();
  private final Roster roster = Roster.of(SETTINGS);
  private final CommandedRun run =
      new CommandedRun(SETTINGS, roster, index -> conducts.getOrDefault(index, Conduct.OBEDIENT));
  private SimulatedDevice device;

  @BeforeEach
  void chooseADeviceWithoutAFault() {
    FaultPlan plan = FaultPlan.of(SETTINGS, roster, SimulatedRun.readings(SETTINGS));
    device =
        roster.devices().stream()
            .filter(each -> !each.isGateway() && each.hasClock() && !plan.strikes(each))
            .filter(each -> plan.of(each).size() == 1)
            .findFirst()
            .orElseThrow();
  }

  @Test
  void answersAndStartsAgain() {
    play(ActionKind.RESET, null);

    assertThat(outcomes()).containsExactly(CommandLog.VERIFIED);
    assertThat(answers()).isEqualTo(1);
    judge();
  }

  @Test
  void staysQuietUntilItsTimeHasCome() {
    play(ActionKind.DORMANT, 30_000L);

    long quiet =
        run.log().records().stream()
            .filter(this::isFromDevice)
            .filter(record -> record.arrival() > SimulatedRun.START + COMMANDED_AT + 100)
            .mapToLong(ArrivedRecord::arrival)
            .min()
            .orElseThrow();
    assertThat(quiet).isGreaterThanOrEqualTo(SimulatedRun.START + 30_000);
    judge();
  }

  @Test
  void fallsSilentForGoodWhenDisconnected() {
    play(ActionKind.OFFLINE, null);

    assertThat(run.log().records().stream().filter(this::isFromDevice))
        .allMatch(record -> record.arrival() <= SimulatedRun.START + COMMANDED_AT + 100);
    judge();
  }

  @Test
  void obeysAndSaysNothingWhenSpeechless() {
    conducts.put(device.index(), Conduct.SPEECHLESS);

    play(ActionKind.RESET, null);

    assertThat(outcomes()).containsExactly(CommandLog.VERIFIED);
    assertThat(answers()).isZero();
    judge();
  }

  @Test
  void refusesItsCommandASecondTime() {
    conducts.put(device.index(), Conduct.REPLAYED_TO);

    play(ActionKind.RESET, null);

    assertThat(outcomes()).containsExactly(CommandLog.VERIFIED, "REPLAYED");
    assertThat(attacks()).containsExactly(new Expectation(FaultKind.COMMAND_REPLAYED, "REPLAYED"));
    judge();
  }

  @Test
  void refusesTheCommandOfItsNeighbour() {
    conducts.put(device.index(), Conduct.OVERHEARD);

    play(ActionKind.RESET, null);

    assertThat(outcomes()).containsExactly(CommandLog.VERIFIED, "FOREIGN");
    assertThat(answers()).isEqualTo(1);
    judge();
  }

  @Test
  void refusesACommandThatComesTooLate() {
    conducts.put(device.index(), Conduct.KEPT_BACK);

    play(ActionKind.RESET, null);

    assertThat(outcomes()).containsExactly("EXPIRED");
    assertThat(answers()).isEqualTo(1);
    judge();
  }

  private void play(ActionKind action, Long until) {
    run.play(List.of(new CommandedRun.Order(COMMANDED_AT, device, action, until)));
  }

  private void judge() {
    RulesJudge judge = new RulesJudge(run.truth());
    run.log().records().forEach(judge::judge);
    assertThat(judge.result(Topics.TELEMETRY).differences()).isEmpty();
    assertThat(judge.gaps()).containsExactlyInAnyOrderElementsOf(run.truth().gaps());
    assertThat(judge.sections()).isEqualTo(run.truth().sections().expected());
  }

  private List<String> outcomes() {
    return run.receptions().entries().stream().map(CommandLog.Entry::outcome).toList();
  }

  private long answers() {
    return run.truth().counts(Topics.TELEMETRY).entrySet().stream()
        .filter(each -> each.getKey().kind() == FaultKind.ANSWER)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private List<Expectation> attacks() {
    return run.truth().counts(Topics.COMMANDS).keySet().stream()
        .filter(each -> each.kind() != FaultKind.COMMAND_FORGED)
        .toList();
  }

  private boolean isFromDevice(ArrivedRecord record) {
    return record.topic().equals(Topics.TELEMETRY)
        && record.key() != null
        && new String(record.key(), StandardCharsets.UTF_8).equals(device.id())
        && run.truth()
            .ledger(Topics.TELEMETRY)
            .at(record.partition(), record.offset())
            .filter(each -> each.outcome().equals("ACCEPTED"))
            .isPresent();
  }
}
