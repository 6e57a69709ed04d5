package dev.muster.connectors.kafka;

import dev.muster.connectors.fault.PermanentFaultException;
import dev.muster.connectors.kafka.resume.RecordsLostException;
import dev.muster.message.TopicPartitions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.connector.kafka.source.enumerator.subscriber.KafkaSubscriber;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The partitions 0 to n-1 of one topic, as the start found them: Flink asks from time to time, and
 * a topic that has another count by then fails the job.
 *
 * <p>A device's partition follows from the count, so records of one device would meet two replay
 * windows, and a partition that nobody reads would hold no watermark back. A broker that doesn't
 * answer is no change; the readers notice that themselves.
 */
final class FixedPartitions implements KafkaSubscriber {
  private static final long PATIENCE_SECONDS = 10;

  private final String topic;
  private final int partitions;
  private final String id;
  private final TimestampRule timestamps;

  FixedPartitions(TopicFacts topic, TimestampRule timestamps) {
    this.timestamps = timestamps;
    this.topic = topic.name();
    this.partitions = topic.partitions();
    this.id = topic.id();
  }

  /**
   * {@inheritDoc}
   *
   * @throws PartitionsChangedException if the topic has another number of partitions
   * @throws RecordsLostException if it is another topic of the same name
   * @throws PermanentFaultException if the broker doesn't stamp its records any more
   */
  @Override
  public Set<TopicPartition> getSubscribedTopicPartitions(AdminClient admin) {
    found(admin).ifPresent(this::require);
    return IntStream.range(0, partitions)
        .mapToObj(partition -> new TopicPartition(topic, partition))
        .collect(Collectors.toSet());
  }

  void require(Found found) {
    if (found.partitions() != partitions) {
      throw found.id().equals(id) && TopicPartitions.canGrow(partitions, found.partitions())
          ? PartitionsChangedException.grew(topic, partitions, found.partitions())
          : PartitionsChangedException.changed(topic, partitions, found.partitions());
    }
    if (!found.id().equals(id)) {
      throw new RecordsLostException(
          ("Topic %s was made anew while it was read, so records of it may be lost unread: start"
                  + " again, which says from which one on and how to go on.")
              .formatted(topic));
    }
    if (timestamps == TimestampRule.LOG_APPEND_TIME && !found.stamped()) {
      throw new PermanentFaultException(
          ("Topic %s has message.timestamp.type=CreateTime by now, so its senders say when they"
                  + " sent, and time stands still in the pipeline: set LogAppendTime on it again,"
                  + " as `up` does by itself, and start again. Records that came meanwhile are"
                  + " judged as of the last one before them.")
              .formatted(topic));
    }
  }

  /** Empty if Kafka doesn't say. */
  private Optional<Found> found(AdminClient admin) {
    try {
      TopicDescription described =
          AdminAccess.describing(admin, topic).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return Optional.of(
          new Found(described.partitions().size(), described.topicId().toString(), stamped(admin)));
    } catch (ExecutionException e) {
      return e.getCause() instanceof UnknownTopicOrPartitionException
          ? Optional.of(new Found(0, "", true))
          : Optional.empty();
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private boolean stamped(AdminClient admin) throws InterruptedException, TimeoutException {
    try {
      return !AdminAccess.settings(admin, topic)
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)
          .value()
          .equals("CreateTime");
    } catch (ExecutionException e) {
      return true;
    }
  }

  /**
   * What Kafka says of the topic now.
   *
   * @param partitions how many it has; 0 if there is no such topic
   * @param id Kafka's own name of it
   */
  record Found(int partitions, String id, boolean stamped) {}
}
