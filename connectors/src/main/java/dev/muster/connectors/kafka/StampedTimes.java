package dev.muster.connectors.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;

/**
 * When records were appended, of topics that the broker stamps: one that came while it didn't takes
 * the time of the newest stamped one before it in its partition. Where none was stamped, as on a
 * topic of recorded times, records keep their own. Not thread-safe.
 */
public final class StampedTimes {
  private final Map<TopicPartition, Long> newest = new HashMap<>();

  /** When the next record of a partition was appended, in ms. */
  public long of(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    if (record.timestampType() == TimestampType.LOG_APPEND_TIME) {
      newest.put(partition, record.timestamp());
    }
    return newest.getOrDefault(partition, record.timestamp());
  }
}
