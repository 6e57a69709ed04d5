package dev.muster.verify;

import java.io.Serializable;

/**
 * The sliding window that tells a new message from a repeated one.
 *
 * @param window sequence numbers that each of the two newest epochs keeps, a multiple of 64
 * @param maxEpochStep how many epochs a device may be ahead of its highest one
 * @param duplicateWithinMillis how long after its first arrival the same message is a duplicate,
 *     not a replay
 */
public record ReplaySettings(int window, long maxEpochStep, long duplicateWithinMillis)
    implements Serializable {

  /** 1,024 numbers, 1,000 epochs, 60 seconds. */
  public static final ReplaySettings DEFAULT = new ReplaySettings(1_024, 1_000, 60_000);

  private static final int MAX_WINDOW = 1 << 16;

  public ReplaySettings {
    if (window < Long.SIZE || window > MAX_WINDOW || window % Long.SIZE != 0) {
      throw new IllegalArgumentException(
          "The replay window must be a multiple of 64 from 64 to 65536, not " + window);
    }
    if (maxEpochStep < 1 || duplicateWithinMillis < 0) {
      throw new IllegalArgumentException("The epoch step must be positive, the time not negative");
    }
  }
}
