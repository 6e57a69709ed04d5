package dev.muster.local.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.root.Role;
import dev.muster.local.fleet.agent.CommandDesk;
import dev.muster.local.fleet.agent.CommandKey;
import dev.muster.local.fleet.agent.CommandLog;
import dev.muster.local.fleet.agent.Delivery;
import dev.muster.local.fleet.fault.FaultPlan;
import dev.muster.local.fleet.forge.Parcel;
import dev.muster.local.fleet.forge.Workshop;
import dev.muster.local.fleet.readings.SyntheticReadings;
import dev.muster.local.fleet.roster.Roster;
import dev.muster.local.fleet.roster.SimulatedDevice;
import dev.muster.local.fleet.script.Conduct;
import dev.muster.local.fleet.script.Expectation;
import dev.muster.local.fleet.script.FaultKind;
import dev.muster.local.fleet.truth.Truth;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.command.Command;
import dev.muster.message.command.CommandWriter;
import dev.muster.message.signature.CryptoProvider;
import dev.muster.message.signature.ReproducibleSigner;
import dev.muster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices that are commanded while they send, against the rules that judge their messages. */
class CommandedFleetTest {
  private static final FleetSettings SETTINGS = SimulatedRun.settings(3, 60, 60, 40);
  private static final long COMMANDED_AT = 12_000;

  private final VirtualLog log = new VirtualLog(SimulatedRun.START);
  private final Truth truth = new Truth(SimulatedRun.WINDOW, (device, type, purpose) -> true);
  private final CommandLog receptions = new CommandLog();
  private final Map<Integer, Conduct> conducts = new HashMap<>();
  private final Queue<Delivery> inbox = new ArrayDeque<>();
  private final Roster roster = Roster.of(SETTINGS);
  private SimulatedDevice device;
  private Transmission transmission;
  private int delivered;

  @BeforeEach
  void chooseADeviceWithoutAFault() {
    FaultPlan plan = FaultPlan.of(SETTINGS, roster);
    device =
        roster.devices().stream()
            .filter(each -> !each.isGateway() && each.hasClock() && !plan.strikes(each))
            .filter(each -> plan.of(each).size() == 1)
            .findFirst()
            .orElseThrow();
  }

  @Test
  void answersAndStartsAgain() {
    play("reset", Command.NO_END);

    assertThat(outcomes()).containsExactly(CommandLog.VERIFIED);
    assertThat(answers()).isEqualTo(1);
    judge();
  }

  @Test
  void staysQuietUntilItsTimeHasCome() {
    play("dormant", seconds(30_000));

    long quiet =
        log.records().stream()
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
    play("offline", Command.NO_END);

    assertThat(log.records().stream().filter(this::isFromDevice))
        .allMatch(record -> record.arrival() <= SimulatedRun.START + COMMANDED_AT + 100);
    judge();
  }

  @Test
  void obeysAndSaysNothingWhenSpeechless() {
    conducts.put(device.index(), Conduct.SPEECHLESS);

    play("reset", Command.NO_END);

    assertThat(outcomes()).containsExactly(CommandLog.VERIFIED);
    assertThat(answers()).isZero();
    judge();
  }

  @Test
  void refusesItsCommandASecondTime() {
    conducts.put(device.index(), Conduct.REPLAYED_TO);

    play("reset", Command.NO_END);

    assertThat(outcomes()).containsExactly(CommandLog.VERIFIED, "REPLAYED");
    assertThat(attacks()).containsExactly(new Expectation(FaultKind.COMMAND_REPLAYED, "REPLAYED"));
    judge();
  }

  @Test
  void refusesTheCommandOfItsNeighbour() {
    conducts.put(device.index(), Conduct.OVERHEARD);

    play("reset", Command.NO_END);

    assertThat(outcomes()).containsExactly(CommandLog.VERIFIED, "FOREIGN");
    assertThat(answers()).isEqualTo(1);
    judge();
  }

  @Test
  void refusesACommandThatComesTooLate() {
    conducts.put(device.index(), Conduct.KEPT_BACK);

    play("reset", Command.NO_END);

    assertThat(outcomes()).containsExactly("EXPIRED");
    assertThat(answers()).isEqualTo(1);
    judge();
  }

  /** Plays the script, and lets a command arrive within it. */
  private void play(String action, long until) {
    InstantSource clock = () -> Instant.ofEpochMilli(log.now());
    Workshop workshop =
        new Workshop(
            new Workshop.Materials(
                TestRoot.document(),
                TestRoot.signers(),
                roster,
                new SyntheticReadings(new Seed(SETTINGS.seed())),
                new Seed(SETTINGS.seed())),
            SimulatedRun.START,
            ReproducibleSigner::new);
    transmission = new Transmission(roster, workshop, log, truth);
    CommandDesk desk =
        new CommandDesk(
            new CommandDesk.Fleet(
                roster,
                CommandKey.of(TestRoot.document(), CryptoProvider.fastest()),
                index -> conducts.getOrDefault(index, Conduct.OBEDIENT),
                clock),
            inbox::poll,
            (parcel, expectation) -> {
              transmission.send(parcel, expectation);
              deliver(parcel);
            },
            receptions);
    transmission.enrol();
    try {
      transmission.play(
          FleetScript.of(SETTINGS, roster, new SyntheticReadings(new Seed(SETTINGS.seed()))),
          log,
          (script, at) -> {
            if (at >= COMMANDED_AT && delivered == 0) {
              script.interrupt(
                  device.index(),
                  at,
                  (life, now) ->
                      deliver(Parcel.command(device.id(), command(action, until, life.epoch()))));
            }
            desk.look(script, at);
          });
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] command(String action, long until, long epoch) {
    Command command =
        new Command(
            new byte[Command.ID_BYTES],
            TestRoot.FLEET,
            device.id(),
            seconds(0),
            seconds(COMMANDED_AT + 8_000),
            5,
            epoch,
            0,
            action,
            "test",
            until);
    return new CommandWriter(TestRoot.signers().get(Role.DISPATCHER)).write(command);
  }

  private void deliver(Parcel parcel) {
    inbox.add(new Delivery(0, delivered++, parcel.value()));
  }

  private void judge() {
    RulesJudge judge = new RulesJudge(truth);
    log.records().forEach(judge::judge);
    assertThat(judge.result(Topics.TELEMETRY).differences()).isEmpty();
    assertThat(judge.gaps()).containsExactlyInAnyOrderElementsOf(truth.gaps());
    assertThat(judge.sections()).isEqualTo(truth.sections().expected());
  }

  private List<String> outcomes() {
    return receptions.entries().stream().map(CommandLog.Entry::outcome).toList();
  }

  private long answers() {
    return truth.counts(Topics.TELEMETRY).entrySet().stream()
        .filter(each -> each.getKey().kind() == FaultKind.ANSWER)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private List<Expectation> attacks() {
    return truth.counts(Topics.COMMANDS).keySet().stream()
        .filter(each -> each.kind() != FaultKind.COMMAND_FORGED)
        .toList();
  }

  private boolean isFromDevice(ArrivedRecord record) {
    return record.topic().equals(Topics.TELEMETRY)
        && record.key() != null
        && new String(record.key(), StandardCharsets.UTF_8).equals(device.id())
        && truth
            .ledger(Topics.TELEMETRY)
            .at(record.partition(), record.offset())
            .filter(each -> each.outcome().equals("ACCEPTED"))
            .isPresent();
  }

  private static long seconds(long scriptMillis) {
    return (SimulatedRun.START + scriptMillis) / 1000;
  }
}
