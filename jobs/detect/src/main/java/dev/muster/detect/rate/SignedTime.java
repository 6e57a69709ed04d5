package dev.muster.detect.rate;

import dev.muster.verify.Contact;

/**
 * How far a device's own time has come, as its messages sign it. Immutable.
 *
 * <p>A clock is believed as far as arrival bears it out: what it advances was time that passed
 * since the message before, or earlier without the clock having advanced as much. So whether a
 * clock is right, jumps or lies, no more time passes by it than passed.
 *
 * @param newest device time of the newest message in seconds since 1970; 0 for unknown
 * @param unclaimed milliseconds that passed and that the device has claimed for no message yet:
 *     those that it kept back meanwhile will do so
 */
public record SignedTime(long newest, double unclaimed) {
  static SignedTime of(Contact contact) {
    return new SignedTime(contact.device().hasClock() ? contact.issuedAt() : 0, 0);
  }

  boolean isKnown() {
    return newest != 0;
  }

  /**
   * How many milliseconds lie between two messages for the one who sent them; as many as between
   * their arrivals where it does not say.
   *
   * @param passed milliseconds between the arrivals
   * @param kept which part of what was unclaimed before is so still
   */
  double until(SignedTime next, double passed, double kept) {
    if (!isKnown() || !next.isKnown()) {
      return passed;
    }
    double advance = (next.newest - newest) * 1_000.0;
    return Math.max(0, Math.min(advance, unclaimed * kept + passed));
  }

  /** The time of the next message, {@code claimed} milliseconds later. */
  SignedTime then(SignedTime next, double passed, double kept, double claimed) {
    return new SignedTime(next.newest, unclaimed * kept + passed - claimed);
  }
}
