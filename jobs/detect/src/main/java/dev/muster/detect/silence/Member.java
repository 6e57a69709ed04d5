package dev.muster.detect.silence;

import org.jspecify.annotations.Nullable;

/**
 * A device that a group expects to hear of.
 *
 * @param deadline how long it may say nothing, in milliseconds
 * @param cadence its cadence in milliseconds
 * @param gateway the gateway that it speaks through, or null
 * @param since since when it has had to speak that often, in milliseconds of arrival
 * @param own whether it is one of the group, not a gateway from elsewhere
 * @param unchecked arrival at which it may have spoken and was not listened to, the latest that the
 *     group was told; {@link #HEARD} for none
 */
record Member(
    long deadline,
    long cadence,
    @Nullable String gateway,
    long since,
    boolean own,
    long unchecked) {

  /** Stands for a device that was always listened to. */
  static final long HEARD = Long.MIN_VALUE;

  Member uncheckedAt(long arrival) {
    return new Member(deadline, cadence, gateway, since, own, Math.max(unchecked, arrival));
  }
}
