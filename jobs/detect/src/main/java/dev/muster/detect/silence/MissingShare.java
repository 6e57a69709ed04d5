package dev.muster.detect.silence;

import java.util.Map;
import java.util.function.Predicate;

/**
 * How much of a group is missing at once. Devices that a finding names already count for neither,
 * nor do those that may have spoken unchecked, and a gateway stands for all that speak through it:
 * alone, it is the cause.
 *
 * @param causes gateways and devices without one that should have spoken
 * @param missingCauses how many of them have not
 * @param expected how many devices of the group should have spoken
 * @param missing how many of them have not
 */
record MissingShare(int causes, int missingCauses, int expected, int missing) {

  /** Fewest causes that make one greater cause likely. */
  private static final int SEVERAL = 2;

  /**
   * Counts the devices of a group that speak at least as often as {@code cadence}.
   *
   * @param uncertain devices of which it is not known whether they spoke; they count for neither
   */
  static MissingShare of(DeviceGroup group, long cadence, Predicate<String> uncertain) {
    MissingShare share = new MissingShare(0, 0, 0, 0);
    for (Map.Entry<String, Member> entry : group.members.entrySet()) {
      MissingDevice missing = group.missing.get(entry.getKey());
      boolean silent = missing != null && missing.phase().silent();
      boolean claimed = missing != null && missing.phase() == MissingDevice.Phase.CLAIMED;
      boolean counts = !claimed && !uncertain.test(entry.getKey());
      if (counts && entry.getValue().cadence() <= cadence) {
        share = share.with(entry.getValue(), group, silent ? 1 : 0);
      }
    }
    return share;
  }

  private MissingShare with(Member member, DeviceGroup group, int silent) {
    boolean cause = member.gateway() == null || !group.members.containsKey(member.gateway());
    return new MissingShare(
        causes + (cause ? 1 : 0),
        missingCauses + (cause ? silent : 0),
        expected + (member.own() ? 1 : 0),
        missing + (member.own() ? silent : 0));
  }

  boolean isOutage(GroupLimits limits) {
    return missing >= limits.fewest()
        && missingCauses >= SEVERAL
        && missingCauses >= limits.share() * causes;
  }
}
