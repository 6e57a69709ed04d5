package dev.muster.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Notices partitions whose ticks stay away, by the clock of the machine: the metronome writes into
 * every partition, so silence there means that broker, network or job stands still.
 *
 * <p>Knows a partition from its first tick on. Decides nothing but what is reported. Not
 * thread-safe.
 */
public final class IngestWatch {

  private final long patienceMillis;
  private final Map<Partition, Seen> partitions = new HashMap<>();

  /** A watch that reports a partition after {@code patienceMillis} without a tick. */
  public IngestWatch(long patienceMillis) {
    this.patienceMillis = patienceMillis;
  }

  /**
   * Notes a tick.
   *
   * @return for how long the partition had stalled in milliseconds, or 0 if it had not been
   *     reported
   */
  public long tick(RunPlace place, long now) {
    Seen before =
        partitions.put(
            new Partition(place.topic(), place.partition()), new Seen(place, now, false));
    return before != null && before.reported() ? now - before.at() : 0;
  }

  /** The newest ticks of partitions that have stalled and were not reported since. */
  public List<RunPlace> newlyStalled(long now) {
    List<RunPlace> stalled = new ArrayList<>();
    partitions.replaceAll(
        (partition, seen) -> {
          if (seen.reported() || now - seen.at() <= patienceMillis) {
            return seen;
          }
          stalled.add(seen.place());
          return new Seen(seen.place(), seen.at(), true);
        });
    return stalled;
  }

  /** How many partitions are stalled. */
  public int stalled() {
    return (int) partitions.values().stream().filter(Seen::reported).count();
  }

  private record Partition(String topic, int partition) {}

  private record Seen(RunPlace place, long at, boolean reported) {}
}
