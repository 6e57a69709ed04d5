package dev.muster.simulator.fault;

import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.Address;
import dev.muster.simulator.script.Damage;
import dev.muster.simulator.script.DeviceLife;
import dev.muster.simulator.script.Draft;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.FalseCommand;
import dev.muster.simulator.script.FaultKind;
import dev.muster.simulator.script.KeyRef;
import dev.muster.simulator.script.Protocol;
import dev.muster.simulator.script.Source;
import dev.muster.simulator.script.Telemetry;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Well-formed messages that the device in whose name they come did not send.
 *
 * <p>Their numbers lie far ahead of the device's own: were one of them believed, the device's own
 * messages would be refused from then on.
 */
final class ForgeryFaults {
  private static final String OTHER_FLEET = "another-fleet";
  private static final long ES384 = -35;
  private static final long RS256 = -257;

  private ForgeryFaults() {}

  static void plan(Planner planner) {
    forge(planner, FaultKind.UNKNOWN_KEY, "UNKNOWN_KEY", draft -> draft.withKey(unenrolled(draft)));
    forge(
        planner,
        FaultKind.JUNK_IN_NAME,
        "BAD_SIGNATURE",
        draft -> draft.signedBy(unenrolled(draft)));
    forge(
        planner,
        FaultKind.OTHER_FLEET,
        "WRONG_FLEET",
        draft -> draft.with(Protocol.ofFleet(OTHER_FLEET)));
    forge(
        planner,
        FaultKind.OTHER_FLEET,
        "BAD_SIGNATURE",
        draft -> draft.with(Protocol.relabelledFrom(OTHER_FLEET)));
    planForeignSignatures(planner);
    planProtocol(planner);
    planStrangers(planner);
  }

  /** Commands that nobody decided, to devices that must not obey them. */
  static void planCommands(Planner planner) {
    Expectation forged = new Expectation(FaultKind.COMMAND_FORGED, "FORGED");
    planner.onBystanders(
        2 * planner.repetitions(),
        (life, at) -> life.put(at, new FalseCommand(life.device().index()), forged));
  }

  private static KeyRef unenrolled(Draft draft) {
    return new KeyRef(draft.device(), KeyRef.NEVER_ENROLLED);
  }

  private static void planForeignSignatures(Planner planner) {
    KeyRef other = new KeyRef(planner.bystander().index(), KeyRef.FIRST);
    Function<Draft, KeyRef> enrolled =
        draft -> draft.device() == other.device() ? new KeyRef(0, KeyRef.FIRST) : other;
    forge(
        planner,
        FaultKind.FOREIGN_SIGNATURE,
        "BAD_SIGNATURE",
        draft -> draft.signedBy(enrolled.apply(draft)));
    forge(
        planner,
        FaultKind.FOREIGN_SIGNATURE,
        "UNKNOWN_KEY",
        draft -> draft.withKey(enrolled.apply(draft)));
  }

  private static void planProtocol(Planner planner) {
    for (String type : List.of("muster-message-v2+cose", "application/cwt")) {
      forge(
          planner,
          FaultKind.UNSUPPORTED_VERSION,
          "UNSUPPORTED_VERSION",
          draft -> draft.with(Protocol.ofType(type)));
    }
    for (long unknown : List.of(ES384, RS256)) {
      stateAlgorithm(planner, device -> unknown);
    }
    stateAlgorithm(planner, ForgeryFaults::labelOfAnother);
  }

  private static void stateAlgorithm(Planner planner, ToLongFunction<SimulatedDevice> label) {
    Expectation refused = new Expectation(FaultKind.ALGORITHM, "ALGORITHM_NOT_ALLOWED");
    planner.onBystanders(
        planner.repetitions(),
        (life, at) -> {
          Protocol stating = Protocol.stating(label.applyAsLong(life.device()));
          life.send(at, life.forge(at).with(stating), refused);
        });
  }

  /** One that is known, but that the device's key is not for. */
  private static long labelOfAnother(SimulatedDevice device) {
    return Stream.of(SignatureAlgorithm.values())
        .filter(algorithm -> algorithm != device.algorithm())
        .findFirst()
        .orElseThrow()
        .olderCoseLabel();
  }

  private static void planStrangers(Planner planner) {
    for (int i = 0; i < planner.repetitions(); i++) {
      SimulatedDevice stranger = planner.roster().stranger(i);
      planner.onBystanders(2, (life, at) -> sendAs(stranger, life, at));
    }
  }

  private static void sendAs(SimulatedDevice stranger, DeviceLife life, long at) {
    KeyRef key = new KeyRef(stranger.index(), KeyRef.FIRST);
    Draft own = life.forge(at);
    Draft draft =
        new Draft(
            stranger.index(),
            key,
            key,
            Protocol.GENUINE,
            own.epoch(),
            own.sequence(),
            at,
            own.statement());
    life.put(
        at,
        new Telemetry(
            new Source.Written(draft),
            Damage.NONE,
            Address.of(stranger.id(), life.device().gateway())),
        new Expectation(FaultKind.UNKNOWN_DEVICE, "UNKNOWN_DEVICE"));
  }

  private static void forge(
      Planner planner, FaultKind kind, String outcome, UnaryOperator<Draft> change) {
    Expectation expectation = new Expectation(kind, outcome);
    planner.onBystanders(
        planner.repetitions(),
        (life, at) -> life.send(at, change.apply(life.forge(at)), expectation));
  }
}
