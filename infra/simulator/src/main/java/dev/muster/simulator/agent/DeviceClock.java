package dev.muster.simulator.agent;

/**
 * What a device knows of itself when a command reaches it.
 *
 * @param epoch its current epoch
 * @param nextSequence number of its next message
 * @param seconds what its clock says in seconds since 1970, or {@link #NO_CLOCK}
 */
public record Situation(long epoch, long nextSequence, long seconds) {
  /** Stands for a device that does not know the time. */
  public static final long NO_CLOCK = -1;
}
