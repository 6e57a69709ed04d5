package dev.muster.simulator.roster;

/**
 * From when on a simulated device counts as silent, under the pipeline's default limits.
 *
 * <p>A silence is claimed later than it is due: its gateway may turn out to be silent, or the whole
 * site.
 */
public final class SilenceLimit {
  private static final int CADENCES = 3;
  private static final long ALLOWANCE = 2_000;
  private static final int CADENCES_HELD = 2;
  private static final long MILLIS = 1_000;

  private SilenceLimit() {}

  /** How long a device may say nothing, in milliseconds. */
  public static long of(SimulatedDevice device) {
    return CADENCES * cadence(device) + ALLOWANCE;
  }

  /** After how many milliseconds without a message its silence is claimed, at the latest. */
  public static long claimed(SimulatedDevice device, Roster roster) {
    long gateway =
        roster.gateways().stream()
            .filter(each -> each.id().equals(device.gateway()))
            .mapToLong(SilenceLimit::of)
            .findFirst()
            .orElse(0);
    return Math.max(of(device), gateway) + CADENCES_HELD * cadence(device);
  }

  private static long cadence(SimulatedDevice device) {
    return device.cadenceSeconds() * MILLIS;
  }
}
