package dev.muster.simulator.script;

import org.jspecify.annotations.Nullable;

/**
 * What the header of a message says about kind, fleet and algorithm.
 *
 * @param fleet fleet that the message is signed for; null stands for the simulated fleet
 * @param statedFleet fleet that the header states; null stands for the simulated fleet
 * @param type content of the {@code typ} header; null stands for the current version
 * @param algorithm COSE label of the stated algorithm; 0 stands for that of the signing key
 */
public record Protocol(
    @Nullable String fleet, @Nullable String statedFleet, @Nullable String type, long algorithm) {
  /** What a genuine device says. */
  public static final Protocol GENUINE = new Protocol(null, null, null, 0);

  /** Signed for another fleet, and saying so. */
  public static Protocol ofFleet(String other) {
    return new Protocol(other, other, null, 0);
  }

  /** Signed for another fleet, relabelled afterwards. */
  public static Protocol relabelledFrom(String other) {
    return new Protocol(other, null, null, 0);
  }

  /** Of another kind or version. */
  public static Protocol ofType(String other) {
    return new Protocol(null, null, other, 0);
  }

  /** Stating another algorithm. */
  public static Protocol stating(long algorithm) {
    return new Protocol(null, null, null, algorithm);
  }
}
