package dev.muster.verify;

import java.util.Arrays;

/**
 * Digests of the messages that one key marked lately, oldest first: what tells the second gateway's
 * copy from a replay.
 *
 * <p>Immutable to its readers. Versions that follow each other share one buffer, and only the
 * newest one may append in place, so a mark costs no copy of the others; a snapshot that still
 * reads an older version never looks at the slots behind its end. The bound is {@value #MAX_MARKS}
 * digests of the newest marks: beyond it, at more than 17 messages a second, a copy that comes late
 * counts as replayed.
 *
 * <p>Not thread-safe for appending; reading an older version meanwhile is.
 */
final class RecentMarks {
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

  /** The marks after one more, without those that arrived before {@code oldest}. */
  RecentMarks with(long digest, long arrival, long oldest) {
    int from = Math.max(start, end - MAX_MARKS + 1);
    while (from < end && buffer.arrivals[from] < oldest) {
      from++;
    }
    if (buffer.used == end && end < buffer.digests.length) {
      return appended(buffer, digest, arrival, from, end);
    }
    Buffer copy = new Buffer(Math.max(FEWEST_SLOTS, 2 * (end - from + 1)));
    System.arraycopy(buffer.digests, from, copy.digests, 0, end - from);
    System.arraycopy(buffer.arrivals, from, copy.arrivals, 0, end - from);
    return appended(copy, digest, arrival, 0, end - from);
  }

  /** Whether a message of this digest was marked, and not before {@code oldest}. */
  boolean contains(long digest, long oldest) {
    for (int at = start; at < end; at++) {
      if (buffer.digests[at] == digest && buffer.arrivals[at] >= oldest) {
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

  long arrival(int index) {
    return buffer.arrivals[start + index];
  }

  private static RecentMarks appended(
      Buffer buffer, long digest, long arrival, int start, int end) {
    buffer.digests[end] = digest;
    buffer.arrivals[end] = arrival;
    buffer.used = end + 1;
    return new RecentMarks(buffer, start, end + 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecentMarks that
        && Arrays.equals(buffer.digests, start, end, that.buffer.digests, that.start, that.end)
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
    final long[] arrivals;
    int used;

    Buffer(int slots) {
      digests = new long[slots];
      arrivals = new long[slots];
    }
  }
}
