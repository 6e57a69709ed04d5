package dev.muster.local.fleet.roster;

/**
 * From when on a simulated device counts as silent: the pipeline of a demonstration is told the
 * same.
 */
public final class SilenceLimit {
  /** Registered cadences without a message. */
  public static final int CADENCES = 3;

  private static final long MILLIS = 1_000;

  private SilenceLimit() {}

  /** How long a device may say nothing, in milliseconds. */
  public static long of(SimulatedDevice device) {
    return CADENCES * device.cadenceSeconds() * MILLIS;
  }
}
