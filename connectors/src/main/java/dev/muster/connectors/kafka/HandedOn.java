package dev.muster.connectors.kafka;

import dev.muster.arrival.operator.ControlReach;
import java.util.function.LongSupplier;

/**
 * What one reader has handed on of all its partitions that some control inputs have not come as far
 * as. Called on the task thread only, except for what gauges show.
 */
final class HandedOn {
  private final LongSupplier reach;
  private final long bound;
  private long frontier = ControlReach.NOTHING;
  private long waiting;

  /**
   * @param reach the newest arrival that need not wait, in ms
   * @param bound how many bytes may wait, or {@link WaitingBounds#NONE}
   */
  HandedOn(LongSupplier reach, long bound) {
    this.reach = reach;
    this.bound = bound;
  }

  /** Counts a record, unless it need not wait. */
  void add(UnjudgedBytes partition, long arrival, long bytes) {
    if (arrival > frontier && bound != WaitingBounds.NONE && arrival > look()) {
      partition.add(arrival, bytes);
      waiting += bytes;
    }
  }

  /** Counts what a checkpoint says was out, however far control is. */
  void restore(UnjudgedBytes partition, long arrival, long bytes) {
    if (bound != WaitingBounds.NONE && bytes > 0) {
      partition.add(arrival, bytes);
      waiting += bytes;
    }
  }

  /** Sees how far the control inputs are by now. */
  long look() {
    frontier = reach.getAsLong();
    return frontier;
  }

  /** Lets go of what control had passed when it was last looked at. */
  void release(UnjudgedBytes partition) {
    waiting -= partition.release(frontier);
  }

  /** Whether more waits than may. */
  boolean isOver() {
    return waiting > bound;
  }

  /** How many bytes wait, for people too. */
  long waiting() {
    return waiting;
  }
}
