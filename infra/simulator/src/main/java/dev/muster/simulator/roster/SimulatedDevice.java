package dev.muster.simulator.roster;

import dev.muster.message.signature.SignatureAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * One device of the simulated fleet as it was built and enrolled.
 *
 * @param gateway id of the gateway it speaks through, or null when it speaks to the broker itself
 * @param hasClock whether it knows the time
 * @param intervalMillis usual time between two messages
 */
public record SimulatedDevice(
    int index,
    String id,
    Cohort cohort,
    String site,
    @Nullable String gateway,
    String firmware,
    SignatureAlgorithm algorithm,
    boolean hasClock,
    long intervalMillis) {
  private static final int LEAST = 3;

  /** Whether it forwards the messages of others. */
  public boolean isGateway() {
    return cohort == Cohort.GATEWAY;
  }

  /**
   * Whether its messages stand on the topic without an envelope, as a bridge hands them on: half of
   * those that speak to the broker themselves.
   */
  public boolean sendsBare() {
    return gateway == null && !isGateway() && index % 2 == 1;
  }

  /**
   * The registered cadence: three usual intervals, in whole seconds, and at least {@value #LEAST}.
   */
  public int cadenceSeconds() {
    return (int) Math.max(LEAST, (3 * intervalMillis + 999) / 1000);
  }
}
