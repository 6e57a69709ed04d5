package dev.muster.verify.replay;

import java.util.Arrays;

/**
 * Which of the newest sequence numbers were seen: the anti-replay bitmap of RFC 6479, a ring of
 * 64-bit blocks with one block more than the window needs, so that moving on clears whole blocks
 * and shifts nothing.
 *
 * <p>Immutable; marking costs one copy of the ring, 136 bytes for a window of 1,024, however far
 * the number jumps.
 *
 * @param highest the highest number seen
 * @param blocks the ring, owned by this window; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its content.
record ReplayWindow(long highest, long[] blocks) {

  /** A window that has seen one number. */
  static ReplayWindow startingAt(long number, int size) {
    long[] blocks = new long[size / Long.SIZE + 1];
    ReplayWindow window = new ReplayWindow(number, blocks);
    blocks[window.slot(number)] |= bit(number);
    return window;
  }

  int size() {
    return (blocks.length - 1) * Long.SIZE;
  }

  /** The lowest number that the window still tells apart. */
  long lowest() {
    return Math.max(0, highest - size() + 1);
  }

  /** Whether a number from {@link #lowest()} on was seen. */
  boolean seen(long number) {
    return number <= highest && (blocks[slot(number)] & bit(number)) != 0;
  }

  /** The window after a number from {@link #lowest()} on was seen. */
  ReplayWindow mark(long number) {
    long[] next = number > highest ? movedTo(number) : blocks.clone();
    next[slot(number)] |= bit(number);
    return new ReplayWindow(Math.max(number, highest), next);
  }

  /** The first number in [from, to) that was seen, or {@code to}. */
  long firstSeen(long from, long to) {
    return scan(from, to, 0L);
  }

  /** The first number in [from, to) that was not seen, or {@code to}. */
  long firstMissing(long from, long to) {
    return scan(from, to, -1L);
  }

  private long scan(long from, long to, long flip) {
    long number = from;
    while (number < to) {
      long ahead = (blocks[slot(number)] ^ flip) >>> number;
      if (ahead != 0) {
        return Math.min(to, number + Long.numberOfTrailingZeros(ahead));
      }
      number = (number | (Long.SIZE - 1)) + 1;
    }
    return to;
  }

  private long[] movedTo(long number) {
    long newBlocks = (number >>> 6) - (highest >>> 6);
    if (newBlocks >= blocks.length) {
      return new long[blocks.length];
    }
    long[] next = blocks.clone();
    for (long block = 1; block <= newBlocks; block++) {
      next[slot(highest + block * Long.SIZE)] = 0;
    }
    return next;
  }

  private int slot(long number) {
    return (int) ((number >>> 6) % blocks.length);
  }

  private static long bit(long number) {
    return 1L << number;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReplayWindow that
        && highest == that.highest
        && Arrays.equals(blocks, that.blocks);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(highest) * 31 + Arrays.hashCode(blocks);
  }
}
