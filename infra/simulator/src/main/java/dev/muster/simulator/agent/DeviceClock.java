package dev.muster.simulator.agent;

/**
 * What a device tells the time by when a command reaches it.
 *
 * @param seconds what its clock says in seconds since 1970, or {@link #NO_CLOCK}
 */
public record DeviceClock(long epoch, long nextSequence, long seconds) {
  /** Stands for a device that does not know the time. */
  public static final long NO_CLOCK = -1;
}
