package dev.muster.connectors.kafka;

import dev.muster.arrival.operator.ControlReach;
import dev.muster.message.ArrivalClock;
import java.util.Arrays;

/**
 * What one reader knows of the partitions that it reads: their clocks, and how much of each was
 * handed on that the control inputs have not come as far as. Called on the task thread only, except
 * for what gauges show.
 *
 * <p>A message that arrived later than the control inputs have come waits in the state of another
 * task: until it is judged, for registry, trust and policy; then what comes of it, for rules and
 * approvals. So what is out is bounded here, where it is read: once there is more than allowed,
 * nothing is read until control has caught up. Nothing that is read is needed for that. To drop
 * what is too much instead would let the answers hang on how fast each topic was read.
 */
final class PartitionArrivals {
  /** What a record takes beside its bytes while it waits. */
  private static final int RECORD_BYTES = 256;

  private final ControlReach reach;
  private final boolean bounded;
  private final HandedOn unjudged;
  private final HandedOn undecided;
  private Partition[] partitions = {};
  private long unstamped;

  PartitionArrivals(ControlReach reach, WaitingBounds bounds) {
    this.reach = reach;
    this.bounded = bounds.isBounded();
    this.unjudged = new HandedOn(reach::frontier, bounds.judging());
    this.undecided = new HandedOn(reach::decidable, bounds.deciding());
  }

  /** The clock and the bytes of one partition. */
  static final class Partition {
    private final UnjudgedBytes unjudged = new UnjudgedBytes();
    private final UnjudgedBytes undecided = new UnjudgedBytes();
    private ArrivalClock clock = ArrivalClock.unset();
    private boolean stamped = true;

    ArrivalClock clock() {
      return clock;
    }

    long unjudged() {
      return unjudged.total();
    }

    /** Whether the broker stamped its newest record; true for none. */
    boolean isStamped() {
      return stamped;
    }

    long undecided() {
      return undecided.total();
    }
  }

  /**
   * The arrival of a partition's next record, which is handed on.
   *
   * @param appended its Kafka timestamp, in ms
   * @param bytes of its key and value
   */
  long arrived(int partition, long appended, int bytes) {
    Partition of = of(partition);
    of.stamped = true;
    return handedOn(of, of.clock.arrived(appended), bytes);
  }

  /**
   * The arrival of a partition's next record, which is handed on although the broker didn't stamp
   * it: that of the record before it, or 1970.
   *
   * @param bytes of its key and value
   */
  long unstamped(int partition, int bytes) {
    unstamped++;
    Partition of = of(partition);
    of.stamped = false;
    return handedOn(of, Math.max(0, of.clock.arrival()), bytes);
  }

  private long handedOn(Partition of, long arrival, int bytes) {
    unjudged.add(of.unjudged, arrival, bytes + RECORD_BYTES);
    undecided.add(of.undecided, arrival, bytes + RECORD_BYTES);
    return arrival;
  }

  /** Whether nothing may be read now. A process that nobody tells how far control is, goes on. */
  boolean isHeld() {
    if (!isOver()) {
      return false;
    }
    settle();
    return isOver() && reach.isTold();
  }

  /** Whether more is out than may be, as far as was looked. */
  boolean isOver() {
    return unjudged.isOver() || undecided.isOver();
  }

  /** Lets go of what control has passed by now. */
  void settle() {
    unjudged.look();
    undecided.look();
    for (Partition partition : partitions) {
      if (partition != null) {
        unjudged.release(partition.unjudged);
        undecided.release(partition.undecided);
      }
    }
  }

  /** Goes on with a partition from a checkpoint: what was out then may be out still. */
  void restore(ArrivalSplit split) {
    Partition of = of(split.getPartition());
    of.clock = split.clock();
    unjudged.restore(of.unjudged, of.clock.arrival(), split.unjudged());
    undecided.restore(of.undecided, of.clock.arrival(), split.undecided());
  }

  /** What is known of a partition. */
  Partition of(int partition) {
    if (partition >= partitions.length) {
      partitions = Arrays.copyOf(partitions, partition + 1);
    }
    if (partitions[partition] == null) {
      partitions[partition] = new Partition();
    }
    return partitions[partition];
  }

  /** Whether what is out is bounded. */
  boolean isBounded() {
    return bounded;
  }

  /** How many bytes are out that registry, trust or policy have not come as far as, for people. */
  long unjudged() {
    return unjudged.waiting();
  }

  /** How many bytes are out that rules or approvals have not come as far as, for people. */
  long undecided() {
    return undecided.waiting();
  }

  /** How many records the broker didn't stamp, for people. */
  long unstamped() {
    return unstamped;
  }

  /** By how many milliseconds arrival runs ahead of a broker's clock at most, for people. */
  long ahead() {
    long most = 0;
    for (Partition partition : partitions) {
      most = Math.max(most, partition == null ? 0 : partition.clock.ahead());
    }
    return most;
  }
}
