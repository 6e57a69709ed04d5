package dev.muster.verify.replay;

/**
 * What a message whose signature verified leaves in the replay state.
 *
 * @param digest first 8 bytes of the SHA-256 of its bytes
 * @param arrival when it arrived, milliseconds
 */
public record ReplayMark(long kid, long epoch, long sequence, long digest, long arrival) {

  /** Epoch and number as {@link RecentMarks} keep them. */
  public long place() {
    return RecentMarks.place(epoch, sequence);
  }
}
