package dev.muster.connectors.kafka;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.connector.kafka.source.enumerator.subscriber.KafkaSubscriber;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The partitions 0 to n-1 of one topic, for ever: Flink asks from time to time, and a topic that
 * has another count by then fails the job.
 *
 * <p>A device's partition follows from the count, so records of one device would meet two replay
 * windows, and a partition that nobody reads would hold no watermark back. A broker that doesn't
 * answer is no change; the readers notice that themselves.
 */
final class FixedPartitions implements KafkaSubscriber {
  private static final long serialVersionUID = 1L;
  private static final long PATIENCE_SECONDS = 10;

  private final String topic;
  private final int partitions;

  FixedPartitions(String topic, int partitions) {
    this.topic = topic;
    this.partitions = partitions;
  }

  /**
   * {@inheritDoc}
   *
   * @throws PartitionsChangedException if the topic has another number of partitions
   */
  @Override
  public Set<TopicPartition> getSubscribedTopicPartitions(AdminClient admin) {
    int found = found(admin);
    if (found != partitions) {
      throw new PartitionsChangedException(topic, partitions, found);
    }
    return IntStream.range(0, partitions)
        .mapToObj(partition -> new TopicPartition(topic, partition))
        .collect(Collectors.toSet());
  }

  private int found(AdminClient admin) {
    try {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .get(topic)
          .partitions()
          .size();
    } catch (ExecutionException e) {
      return e.getCause() instanceof UnknownTopicOrPartitionException ? 0 : partitions;
    } catch (TimeoutException e) {
      return partitions;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return partitions;
    }
  }
}
