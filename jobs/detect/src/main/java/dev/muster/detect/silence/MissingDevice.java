package dev.muster.detect.silence;

/**
 * A device of a group that has not spoken, and what the group makes of it.
 *
 * @param absent the change by which the group learned of it
 * @param phase what is made of it
 * @param from from when on it is held back: since it should have spoken, or since a cause that
 *     excused it was over
 * @param expiry when a {@link Phase#HELD} one is decided, in milliseconds of arrival
 */
record MissingDevice(Presence absent, Phase phase, long from, long expiry) {

  /** What a group makes of a device that has not spoken. */
  enum Phase {
    /** Not decided: others may turn out to be missing for the same cause. */
    HELD,
    /** Its gateway is missing too. */
    BEHIND_GATEWAY,
    /** Its site is down. */
    WITH_SITE,
    /** A finding says so. */
    CLAIMED,
    /** A finding said so, until it spoke again. */
    OVER,
    /** The gateway of some of the group, judged by its own. */
    ELSEWHERE;

    private static final Phase[] PHASES = values();

    /** The stable number in persisted bytes. */
    @SuppressWarnings("EnumOrdinal") // The order is that of persisted bytes: new ones come last.
    byte code() {
      return (byte) (ordinal() + 1);
    }

    /** The phase of a persisted number. */
    static Phase ofCode(byte code) {
      return PHASES[code - 1];
    }

    boolean unclaimed() {
      return this == HELD || this == BEHIND_GATEWAY || this == WITH_SITE;
    }

    boolean silent() {
      return this != OVER;
    }
  }

  MissingDevice in(Phase next) {
    return new MissingDevice(absent, next, from, NEVER);
  }

  MissingDevice heldUntil(long time) {
    return new MissingDevice(absent, Phase.HELD, from, time);
  }

  /** The same of a device that may have spoken unchecked. */
  MissingDevice uncheckedAt(long arrival) {
    return new MissingDevice(absent.silentSince(arrival), phase, from, expiry);
  }

  /** The same once a cause that excused it is over. */
  MissingDevice excusedUntil(long time) {
    return new MissingDevice(absent, Phase.HELD, time, time);
  }

  /** Arrival from which its silence counts towards that of its site. */
  long onset() {
    return wasExcused() ? from : absent.onset();
  }

  /** Whether it was excused before. */
  boolean wasExcused() {
    return from != absent.at();
  }

  /** Stands for no expiry. */
  static final long NEVER = Long.MAX_VALUE;
}
