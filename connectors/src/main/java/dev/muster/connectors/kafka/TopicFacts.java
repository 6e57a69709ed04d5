package dev.muster.connectors.kafka;

import dev.muster.message.TopicPartitions;
import dev.muster.message.TopicPartitions.Growth;
import java.util.List;

/**
 * What the preflight found out about a topic.
 *
 * @param id Kafka's own name of it, which a topic that is made anew under the same name doesn't
 *     have
 */
public record TopicFacts(String name, int partitions, String id, List<Growth> grown) {

  /** Copies how it grew. */
  public TopicFacts {
    grown = List.copyOf(grown);
  }

  /** A topic of which it isn't known that it grew. */
  public TopicFacts(String name, int partitions, String id) {
    this(name, partitions, id, List.of());
  }

  /** Where its records stand. */
  public TopicPartitions places() {
    return new TopicPartitions(partitions, grown, TopicPartitions.HAND_OVER);
  }

  TopicFacts grown(List<Growth> known) {
    return new TopicFacts(name, partitions, id, known);
  }
}
