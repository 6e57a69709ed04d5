package dev.muster.connectors.kafka.recording;

import dev.muster.connectors.kafka.TopicSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a recording is played.
 *
 * @param pace at once, or with the pauses that it was recorded with
 * @param topics how the topics are created; their timestamps are the recorded ones
 * @param heldTopic the topic whose partitions are held back
 * @param held by how much a partition of that topic comes later than the others
 */
public record Playback(
    Pace pace, List<TopicSpec> topics, String heldTopic, Map<Integer, Duration> held) {

  /** How fast. */
  public enum Pace {
    /** As fast as the broker takes it. */
    BACKLOG,
    /** As it was recorded. */
    LIVE
  }

  /** Copies the collections. */
  public Playback {
    topics = List.copyOf(topics);
    held = Map.copyOf(held);
  }

  /** As fast as the broker takes it, nothing held back. */
  public static Playback backlog(List<TopicSpec> topics) {
    return new Playback(Pace.BACKLOG, topics, "", Map.of());
  }

  /** How much later a partition's records come. */
  Duration delay(RecordedPartition partition) {
    return partition.topic().equals(heldTopic)
        ? held.getOrDefault(partition.partition(), Duration.ZERO)
        : Duration.ZERO;
  }
}
