package dev.muster.connectors.kafka;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many bytes of one partition were handed on that may have to wait, since the control inputs
 * have not come as far. As large as one entry for each quarter of a second of arrival. Not
 * thread-safe.
 */
final class UnjudgedBytes {
  /** Milliseconds of arrival that are counted as one. */
  private static final long GRAIN = 250;

  private final Deque<Span> spans = new ArrayDeque<>();
  private long total;

  /** Counts what arrived at a time, in ms. */
  void add(long arrival, long bytes) {
    Span last = spans.peekLast();
    if (last == null || arrival - last.from >= GRAIN || arrival < last.from) {
      last = new Span(arrival);
      spans.addLast(last);
    }
    last.to = Math.max(last.to, arrival);
    last.bytes += bytes;
    total += bytes;
  }

  /** Lets go of what arrived up to a time, in ms, and returns how many bytes that were. */
  long release(long frontier) {
    long before = total;
    while (!spans.isEmpty() && spans.peekFirst().to <= frontier) {
      total -= spans.removeFirst().bytes;
    }
    return before - total;
  }

  /** How many bytes there are. */
  long total() {
    return total;
  }

  private static final class Span {
    private final long from;
    private long to;
    private long bytes;

    Span(long from) {
      this.from = from;
      this.to = from;
    }
  }
}
