package dev.muster.simulator.fault;

import dev.muster.simulator.script.Address;
import dev.muster.simulator.script.Damage;
import dev.muster.simulator.script.DeviceLife;
import dev.muster.simulator.script.Episode;
import dev.muster.simulator.script.Expectation;
import dev.muster.simulator.script.FaultKind;
import dev.muster.simulator.script.Source;
import dev.muster.simulator.script.Telemetry;
import java.util.EnumMap;
import java.util.Map;

/**
 * Messages damaged on the way, and bytes that never were a message.
 *
 * <p>A flipped bit of the header can end in many verdicts. The bits here are chosen so that each
 * has exactly one: it turns one field into another well-formed value, or breaks the structure.
 */
final class DamageFaults {
  private static final Map<Damage.Kind, String> HEADER =
      new EnumMap<>(
          Map.of(
              Damage.Kind.ALGORITHM, "ALGORITHM_NOT_ALLOWED",
              Damage.Kind.KEY_ID, "UNKNOWN_KEY",
              Damage.Kind.SUBJECT, "MISROUTED",
              Damage.Kind.AUDIENCE, "WRONG_FLEET",
              Damage.Kind.ISSUED_AT, "BAD_SIGNATURE",
              Damage.Kind.TYPE, "UNSUPPORTED_VERSION",
              Damage.Kind.STRUCTURE, "MALFORMED"));
  private static final int CUTS = 12;
  private static final int NOISES = 10;
  private static final int NOISE_BYTES = 500;
  private static final int OVERSIZE_BYTES = 300 * 1024;
  private static final String MALFORMED = "MALFORMED";

  private DamageFaults() {}

  static void plan(Planner planner) {
    int times = planner.repetitions();
    HEADER.forEach(
        (kind, verdict) ->
            planner.onBystanders(
                times, damaged(Damage.flip(kind), new Expectation(FaultKind.HEADER_BIT, verdict))));
    planner.onBystanders(
        2 * times,
        damaged(
            Damage.flip(Damage.Kind.CIPHERTEXT),
            new Expectation(FaultKind.CIPHERTEXT_BIT, "BAD_SIGNATURE")));
    planner.onBystanders(
        2 * times,
        damaged(
            Damage.flip(Damage.Kind.SIGNATURE),
            new Expectation(FaultKind.SIGNATURE_BIT, "BAD_SIGNATURE")));
    planTruncation(planner, times);
    planNoise(planner, times);
  }

  private static void planTruncation(Planner planner, int times) {
    Expectation truncated = new Expectation(FaultKind.TRUNCATED, MALFORMED);
    for (int i = 0; i < CUTS * times; i++) {
      int left = 1000 * i / (CUTS * times);
      planner.onBystanders(1, damaged(Damage.cut(left), truncated));
    }
    planner.onBystanders(2 * times, wrapped(Address.Wrapping.CUT_ENVELOPE, truncated));
    Expectation empty = new Expectation(FaultKind.NO_CONTENT, MALFORMED);
    planner.onBystanders(times, wrapped(Address.Wrapping.EMPTY, empty));
    planner.onBystanders(times, wrapped(Address.Wrapping.ABSENT, empty));
  }

  private static void planNoise(Planner planner, int times) {
    Expectation random = new Expectation(FaultKind.RANDOM_BYTES, MALFORMED);
    Expectation oversize = new Expectation(FaultKind.OVERSIZE, "TOO_LARGE");
    Expectation junk = new Expectation(FaultKind.JUNK_IN_NAME, MALFORMED);
    planner.onBystanders(
        NOISES * times,
        (life, at) -> noise(life, at, 1 + life.random().nextInt(NOISE_BYTES), random));
    planner.onBystanders(times, (life, at) -> noise(life, at, OVERSIZE_BYTES, oversize));
    planner.onBystanders(
        2 * times,
        (life, at) -> {
          Source source = new Source.Noise(life.random().nextLong(), NOISE_BYTES);
          life.put(at, new Telemetry(source, Damage.NONE, life.address()), junk);
        });
  }

  private static void noise(DeviceLife life, long at, int length, Expectation expectation) {
    Source source = new Source.Noise(life.random().nextLong(), length);
    Address bare = life.address().wrapped(Address.Wrapping.BARE);
    life.put(at, new Telemetry(source, Damage.NONE, bare), expectation);
  }

  private static Episode.Play damaged(Damage damage, Expectation expectation) {
    return (life, at) -> {
      Source source = new Source.Written(life.writeInVain(at));
      life.put(at, new Telemetry(source, damage, life.address()), expectation);
    };
  }

  private static Episode.Play wrapped(Address.Wrapping wrapping, Expectation expectation) {
    return (life, at) -> {
      Source source = new Source.Written(life.writeInVain(at));
      Address address = life.address().wrapped(wrapping);
      life.put(at, new Telemetry(source, Damage.NONE, address), expectation);
    };
  }
}
