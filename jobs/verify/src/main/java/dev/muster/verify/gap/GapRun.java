package dev.muster.verify.gap;

/**
 * A run of sequence numbers that never arrived, or arrived too late to be told from a replay.
 *
 * <p>Written once, when the replay window has passed the whole run or its epoch has left the state.
 * Claims nothing about numbers after the newest one of an epoch, nor about numbers before the first
 * one ever seen of a key.
 *
 * @param arrival arrival of the message that closed the run, milliseconds since 1970
 * @param lastSequence last missing number, at least {@code firstSequence}
 * @param registryVersion registry version that the closing message was judged by
 */
public record GapRun(
    long arrival,
    String device,
    long kid,
    long epoch,
    long firstSequence,
    long lastSequence,
    long registryVersion) {

  public GapRun {
    if (firstSequence < 0 || lastSequence < firstSequence) {
      throw new IllegalArgumentException(
          "A gap run needs numbers in order: " + firstSequence + " to " + lastSequence);
    }
  }

  /** How many numbers are missing. */
  public long missing() {
    return lastSequence - firstSequence + 1;
  }
}
