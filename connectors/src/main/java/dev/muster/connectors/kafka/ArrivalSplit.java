package dev.muster.connectors.kafka;

import dev.muster.message.ArrivalClock;
import java.io.Serializable;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/** A partition with what its reader must know to go on: its clock, and what of it may wait. */
final class ArrivalSplit extends KafkaPartitionSplit {
  private final long appended;
  private final long arrival;
  private final Waiting waiting;

  /**
   * @param clock as it stands before the split's next record
   * @param waiting what was handed on and may wait still
   */
  ArrivalSplit(KafkaPartitionSplit split, ArrivalClock clock, Waiting waiting) {
    super(
        split.getTopicPartition(),
        split.getStartingOffset(),
        split.getStoppingOffset().orElse(NO_STOPPING_OFFSET));
    this.appended = clock.appended();
    this.arrival = clock.arrival();
    this.waiting = waiting;
  }

  /** A clock of its own. */
  ArrivalClock clock() {
    return ArrivalClock.at(appended, arrival);
  }

  Waiting waiting() {
    return waiting;
  }

  long unjudged() {
    return waiting.unjudged;
  }

  long undecided() {
    return waiting.undecided;
  }

  /**
   * Bytes that were handed on.
   *
   * @param unjudged of messages that may have no verdict yet
   * @param undecided of messages that may have led to no decision yet
   */
  record Waiting(long unjudged, long undecided) implements Serializable {
    static final Waiting NOTHING = new Waiting(0, 0);
  }
}
