package dev.muster.verify.replay;

import java.util.Arrays;

/**
 * Digests and numbers of the messages that one key marked lately, oldest first: what tells the
 * second gateway's copy from a replay, and both from a number that the device used twice.
 *
 * <p>Immutable to its readers. Versions that follow each other share one buffer, and only the
 * newest one may append in place, so a mark costs no copy of the others; a snapshot that still
 * reads an older version never looks at the slots behind its end. The bound is {@value #MAX_MARKS}
 * digests of the newest marks: beyond it, at more than 17 messages a second, a copy that comes late
 * counts as replayed.
 *
 * <p>Not thread-safe for appending; reading an older version meanwhile is.
 */
public final class RecentMarks {
  static final RecentMarks NONE = new RecentMarks(new Buffer(0), 0, 0);
  static final int MAX_MARKS = 1_024;

  private static final int FEWEST_SLOTS = 4;

  private final Buffer buffer;
  private final int start;
  private final int end;

  private RecentMarks(Buffer buffer, int start, int end) {
    this.buffer = buffer;
    this.start = start;
    this.end = end;
  }

  /**
   * An epoch and number as one: unlike for any two of epochs that lie less than 32,768 apart, as
   * the highest bit of an epoch is left out.
   */
  static long place(long epoch, long sequence) {
    return (epoch & 0x7fff) << 48 | sequence;
  }

  /** The marks after one more, without those that arrived before {@code oldest}. */
  RecentMarks with(long digest, long place, long arrival, long oldest) {
    int from = Math.max(start, end - MAX_MARKS + 1);
    while (from < end && buffer.arrivals[from] < oldest) {
      from++;
    }
    if (buffer.used == end && end < buffer.digests.length) {
      return appended(buffer, from, end).mark(digest, place, arrival);
    }
    Buffer copy = new Buffer(Math.max(FEWEST_SLOTS, 2 * (end - from + 1)));
    System.arraycopy(buffer.digests, from, copy.digests, 0, end - from);
    System.arraycopy(buffer.places, from, copy.places, 0, end - from);
    System.arraycopy(buffer.arrivals, from, copy.arrivals, 0, end - from);
    return appended(copy, 0, end - from).mark(digest, place, arrival);
  }

  /** Whether a message of this digest was marked, and not before {@code oldest}. */
  public boolean contains(long digest, long oldest) {
    for (int at = start; at < end; at++) {
      if (buffer.digests[at] == digest && buffer.arrivals[at] >= oldest) {
        return true;
      }
    }
    return false;
  }

  /** Whether a message of this place was marked with another digest, not before {@code oldest}. */
  public boolean containsOther(long place, long digest, long oldest) {
    for (int at = start; at < end; at++) {
      if (buffer.places[at] == place
          && buffer.digests[at] != digest
          && buffer.arrivals[at] >= oldest) {
        return true;
      }
    }
    return false;
  }

  int size() {
    return end - start;
  }

  long digest(int index) {
    return buffer.digests[start + index];
  }

  long place(int index) {
    return buffer.places[start + index];
  }

  long arrival(int index) {
    return buffer.arrivals[start + index];
  }

  private static RecentMarks appended(Buffer buffer, int start, int end) {
    buffer.used = end + 1;
    return new RecentMarks(buffer, start, end + 1);
  }

  /** Fills the slot that was appended last. */
  private RecentMarks mark(long digest, long place, long arrival) {
    buffer.digests[end - 1] = digest;
    buffer.places[end - 1] = place;
    buffer.arrivals[end - 1] = arrival;
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecentMarks that
        && Arrays.equals(buffer.digests, start, end, that.buffer.digests, that.start, that.end)
        && Arrays.equals(buffer.places, start, end, that.buffer.places, that.start, that.end)
        && Arrays.equals(buffer.arrivals, start, end, that.buffer.arrivals, that.start, that.end);
  }

  @Override
  public int hashCode() {
    int hash = size();
    for (int at = start; at < end; at++) {
      hash = hash * 31 + Long.hashCode(buffer.digests[at]);
    }
    return hash;
  }

  private static final class Buffer {
    final long[] digests;
    final long[] places;
    final long[] arrivals;
    int used;

    Buffer(int slots) {
      digests = new long[slots];
      places = new long[slots];
      arrivals = new long[slots];
    }
  }
}
