package dev.muster.message;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many partitions a topic has, and had before it grew: which one a key's records stand in at
 * which time. Times are arrivals in milliseconds. Immutable.
 *
 * <p>A topic grows by a whole multiple only, so that each new partition takes keys from one old one
 * alone, its parent. Senders hear of it one by one: for the time of the hand-over, a key's records
 * may still come by the partition that it had.
 *
 * @param grown how often it grew, the first time first
 * @param handOver how long records may come by the former partition after a growth, in ms
 */
public record TopicPartitions(int count, List<Growth> grown, long handOver)
    implements Serializable {
  /** Twice as long as Kafka's producers keep what they know of a topic, unless told otherwise. */
  public static final long HAND_OVER = 600_000;

  /** Stands for a time that need not be waited for. */
  public static final long AT_ONCE = Long.MIN_VALUE;

  /**
   * That a topic grew.
   *
   * @param from how many partitions it had
   * @param at arrival of the first record in any partition that it did not have
   */
  public record Growth(int from, long at) implements Serializable {}

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if there is no partition, or a count is no whole multiple of
   *     the one before it, or a time lies before the one before it
   */
  public TopicPartitions {
    grown = List.copyOf(grown);
    if (count < 1) {
      throw new IllegalArgumentException("A topic has at least one partition");
    }
    for (int at = 0; at < grown.size(); at++) {
      if (!canGrow(grown.get(at).from(), next(grown, at, count))) {
        throw new IllegalArgumentException("A topic grows by a whole multiple of its partitions");
      }
      if (at > 0 && grown.get(at).at() < grown.get(at - 1).at()) {
        throw new IllegalArgumentException("A topic grows in the order of time");
      }
    }
  }

  /** A topic that always had as many. */
  public static TopicPartitions of(int count) {
    return new TopicPartitions(count, List.of(), HAND_OVER);
  }

  /** Whether a topic can grow so. */
  public static boolean canGrow(int from, int to) {
    return from > 0 && to > from && to % from == 0;
  }

  /** The partition that a key has now. */
  public int of(byte[] key) {
    return KeyPartition.of(key, count);
  }

  /** Whether a record of a key may stand in a partition. */
  public boolean isPlaceOf(byte[] key, int partition, long arrival) {
    int hash = KeyPartition.hash(key);
    if (hash % count == partition) {
      return true;
    }
    for (Growth growth : grown) {
      if (hash % growth.from() == partition && arrival < growth.at() + handOver) {
        return true;
      }
    }
    return false;
  }

  /** Whether no key is handed over any more, once all partitions were read up to a time. */
  public boolean isSettled(long reached) {
    return grown.isEmpty() || reached >= grown.get(grown.size() - 1).at() + handOver;
  }

  /**
   * How far all partitions must have been read before a record may be taken up, if those of its key
   * are to be taken up in the order of their arrival: a key that moved may have earlier ones in the
   * partition that it had.
   *
   * @return a time in ms, or {@link #AT_ONCE}
   */
  public long settledBy(byte[] key, long arrival) {
    if (grown.isEmpty() || arrival < grown.get(0).at()) {
      return AT_ONCE;
    }
    int hash = KeyPartition.hash(key);
    long settled = AT_ONCE;
    for (int at = 0; at < grown.size(); at++) {
      Growth growth = grown.get(at);
      if (arrival >= growth.at() && hash % growth.from() != hash % next(grown, at, count)) {
        settled = Math.min(arrival, growth.at() + handOver);
      }
    }
    return settled;
  }

  /**
   * The growth that made a partition; null for one that the topic began with.
   *
   * @param partition below {@link #count()}
   */
  public @Nullable Growth birthOf(int partition) {
    Growth birth = null;
    for (Growth growth : grown) {
      birth = partition >= growth.from() ? growth : birth;
    }
    return birth;
  }

  /** What a growth led to. */
  private static int next(List<Growth> grown, int at, int count) {
    return at + 1 < grown.size() ? grown.get(at + 1).from() : count;
  }
}
