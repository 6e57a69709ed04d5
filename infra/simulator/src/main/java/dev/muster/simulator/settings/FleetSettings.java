package dev.muster.simulator.settings;

import java.time.Duration;

/**
 * What fleet to simulate.
 *
 * @param seed two simulations of the same settings and seed send the same messages
 * @param devices number of devices, gateways among them
 * @param rate messages a second that all devices together send in normal running
 * @param duration length of the script; faults that cannot fit into it are left out
 */
public record FleetSettings(long seed, int devices, int rate, Duration duration, String fleet) {

  /** Fewest devices that leave some untouched by faults. */
  public static final int MIN_DEVICES = 10;

  private static final int MAX_DEVICES = 1_000_000;
  private static final Duration MIN_DURATION = Duration.ofSeconds(5);

  public FleetSettings {
    if (devices < MIN_DEVICES || devices > MAX_DEVICES) {
      throw new IllegalArgumentException(
          "The number of devices must be from " + MIN_DEVICES + " to " + MAX_DEVICES);
    }
    if (rate < 1) {
      throw new IllegalArgumentException("The rate must be at least one message a second");
    }
    if (duration.compareTo(MIN_DURATION) < 0) {
      throw new IllegalArgumentException("The duration must be at least 5 seconds");
    }
  }
}
