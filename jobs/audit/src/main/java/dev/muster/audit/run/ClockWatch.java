package dev.muster.audit.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Notices by the ticks when the clock of a broker jumps. Decides nothing: arrival is corrected
 * where records are read.
 *
 * <p>State: one entry for each partition, in memory only, so a jump that is still being worked off
 * is noted again at a start. Not thread-safe.
 */
public final class ClockWatch {
  /** Milliseconds by which clocks may differ, or be set, without a word. */
  static final long TOLERANCE = 1_000;

  /** Milliseconds by which a broker may be ahead of this machine without a word. */
  static final long FAR_AHEAD = 10_000;

  private final Map<String, Seen> partitions = new HashMap<>();

  /**
   * Notes a tick.
   *
   * @param tick where it stands, and when it arrived
   * @param ahead by how much its arrival is ahead of its append time, in ms
   * @param now the time of this machine
   * @return what is to be said of the clock, in words
   */
  public Optional<String> tick(RunPlace tick, long ahead, long now) {
    boolean early = tick.arrival() - ahead - now > FAR_AHEAD;
    Seen before =
        partitions.put(
            tick.topic() + '/' + tick.partition(), new Seen(tick.arrival(), ahead, early));
    if (before == null) {
      before = new Seen(tick.arrival(), 0, false);
    }
    long followed = before.arrival - tick.arrival();
    if (ahead > before.ahead + TOLERANCE) {
      return Optional.of(
          "the broker's clock fell: arrival runs ahead of it by %s ms, and slows down until they agree"
              .formatted(Long.toString(ahead)));
    }
    if (followed > TOLERANCE) {
      return Optional.of(
          "the broker's clock fell by %s ms, and arrival with it"
              .formatted(Long.toString(followed)));
    }
    if (early && !before.early) {
      return Optional.of(
          "the broker's clock is %s ms ahead of this machine's"
              .formatted(Long.toString(tick.arrival() - ahead - now)));
    }
    return Optional.empty();
  }

  private record Seen(long arrival, long ahead, boolean early) {}
}
