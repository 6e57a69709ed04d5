package dev.muster.connectors.kafka;

import dev.muster.message.ArrivalClock;
import dev.muster.verify.operator.ControlReach;
import java.util.Arrays;

/**
 * What one reader knows of the partitions that it reads: their clocks, and how much of each was
 * handed on that the control inputs have not come as far as. Called on the task thread only, except
 * for what gauges show.
 *
 * <p>A message that arrived later than the control inputs have come waits in the state of another
 * task. So what is out is bounded here, where it is read: once there is more than allowed, nothing
 * is read until control has caught up. Nothing that is read is needed for that.
 */
final class PartitionArrivals {
  /** That no bound is set. */
  static final long UNBOUNDED = Long.MAX_VALUE;

  /** What a record takes beside its bytes while it waits. */
  private static final int RECORD_BYTES = 256;

  private final ControlReach reach;
  private final long bound;
  private Partition[] partitions = {};
  private long frontier = ControlReach.NOTHING;
  private long unjudged;
  private long unstamped;

  /**
   * @param reach of the job
   * @param bound how many bytes may be out, or {@link #UNBOUNDED}
   */
  PartitionArrivals(ControlReach reach, long bound) {
    this.reach = reach;
    this.bound = bound;
  }

  /** The clock and the bytes of one partition. */
  static final class Partition {
    private final UnjudgedBytes unjudged = new UnjudgedBytes();
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
    if (arrival > frontier && bound != UNBOUNDED && arrival > look()) {
      of.unjudged.add(arrival, bytes + RECORD_BYTES);
      unjudged += bytes + RECORD_BYTES;
    }
    return arrival;
  }

  /** Whether nothing may be read now. A process that nobody tells how far control is, goes on. */
  boolean isHeld() {
    if (unjudged <= bound) {
      return false;
    }
    settle();
    return unjudged > bound && reach.isTold();
  }

  /** Lets go of what control has passed by now. */
  void settle() {
    look();
    for (Partition partition : partitions) {
      unjudged -= partition == null ? 0 : partition.unjudged.release(frontier);
    }
  }

  /** Goes on with a partition from a checkpoint: what was out then may be out still. */
  void restore(ArrivalSplit split) {
    Partition of = of(split.getPartition());
    of.clock = split.clock();
    if (bound != UNBOUNDED && split.unjudged() > 0) {
      of.unjudged.add(of.clock.arrival(), split.unjudged());
      unjudged += split.unjudged();
    }
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

  /** How many bytes are out, for people. */
  long unjudged() {
    return unjudged;
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

  private long look() {
    frontier = reach.frontier();
    return frontier;
  }
}
