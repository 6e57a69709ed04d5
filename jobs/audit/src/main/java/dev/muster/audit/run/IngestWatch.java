package dev.muster.audit.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows the ticks of every partition that the pipeline waits for, and says when they stay away.
 *
 * <p>Goes by the clock of the machine, since a stalled partition tells no time. State: one entry
 * for each partition, in memory only. Not thread-safe.
 */
public final class IngestWatch {
  /** Milliseconds that a start may take until the first tick is read. */
  static final long START_PATIENCE = 60_000;

  private final long patienceMillis;
  private final Map<Partition, Seen> partitions = new HashMap<>();

  /** A watch that reports a partition after {@code patienceMillis} without a tick. */
  public IngestWatch(long patienceMillis) {
    this.patienceMillis = patienceMillis;
  }

  /** Expects ticks of every partition of a topic, from which none may ever come. */
  public void expect(String topic, int count, long now) {
    for (int partition = 0; partition < count; partition++) {
      RunPlace nothing = new RunPlace(topic, partition, RunPlace.NOTHING, RunPlace.NOTHING);
      partitions.put(
          new Partition(topic, partition), new Seen(nothing, now + START_PATIENCE, false));
    }
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

  /** How many partitions of a topic are stalled. */
  public int stalled(String topic) {
    int stalled = 0;
    for (Map.Entry<Partition, Seen> each : partitions.entrySet()) {
      stalled += each.getKey().topic().equals(topic) && each.getValue().reported() ? 1 : 0;
    }
    return stalled;
  }

  private record Partition(String topic, int partition) {}

  private record Seen(RunPlace place, long at, boolean reported) {}
}
