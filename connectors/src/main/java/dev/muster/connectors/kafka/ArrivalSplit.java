package dev.muster.connectors.kafka;

import dev.muster.message.ArrivalClock;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/** A partition with what its reader must know to go on: its clock, and what of it may wait. */
final class ArrivalSplit extends KafkaPartitionSplit {
  private static final long serialVersionUID = 1L;

  private final long appended;
  private final long arrival;
  private final long unjudged;

  /**
   * @param clock as it stands before the split's next record
   * @param unjudged bytes that were handed on and may have no verdict yet
   */
  ArrivalSplit(KafkaPartitionSplit split, ArrivalClock clock, long unjudged) {
    super(
        split.getTopicPartition(),
        split.getStartingOffset(),
        split.getStoppingOffset().orElse(NO_STOPPING_OFFSET));
    this.appended = clock.appended();
    this.arrival = clock.arrival();
    this.unjudged = unjudged;
  }

  /** A clock of its own. */
  ArrivalClock clock() {
    return ArrivalClock.at(appended, arrival);
  }

  long unjudged() {
    return unjudged;
  }
}
