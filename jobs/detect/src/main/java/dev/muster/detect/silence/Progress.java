package dev.muster.detect.silence;

/**
 * How far a device's own numbers have come: told of the first message of each epoch, and about
 * every {@value #STRIDE} messages within it. So whoever needs them is never further behind than
 * that, and the path of every message stays free of it.
 *
 * @param device device id
 * @param arrival arrival of the message that tells it, milliseconds since 1970
 * @param epoch its epoch
 * @param sequence its number within the epoch
 */
public record Progress(String device, long arrival, long epoch, long sequence) {
  /** How many numbers of one epoch go by untold. */
  static final long STRIDE = 512;

  /**
   * Says whether a message is to be told.
   *
   * @param last the newest message before it, null for the first
   */
  public static boolean isMadeBy(LastMessage last, LastMessage next) {
    return last == null
        || next.epoch() > last.epoch()
        || (next.epoch() == last.epoch() && next.sequence() / STRIDE > last.sequence() / STRIDE);
  }

  /** What a message tells. */
  public static Progress of(LastMessage spoken) {
    return new Progress(spoken.device(), spoken.arrival(), spoken.epoch(), spoken.sequence());
  }
}
