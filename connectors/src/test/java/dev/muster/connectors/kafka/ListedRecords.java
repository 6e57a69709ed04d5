package dev.muster.connectors.kafka;

import dev.muster.message.ArrivedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads partition 0 from a list, as Flink's reader does from Kafka. */
final class ListedRecords implements SourceReader<ArrivedRecord, KafkaPartitionSplit> {
  static final TopicPartition PARTITION = new TopicPartition("telemetry", 0);

  private final List<ConsumerRecord<byte[], byte[]>> topic;
  private final ArrivedRecordDeserializer deserializer;
  private int position;

  ListedRecords(List<ConsumerRecord<byte[], byte[]>> topic, PartitionArrivals arrivals) {
    this.topic = topic;
    this.deserializer = new ArrivedRecordDeserializer(TimestampRule.RECORDED).counting(arrivals);
  }

  @Override
  public InputStatus pollNext(ReaderOutput<ArrivedRecord> output) {
    if (position == topic.size()) {
      return InputStatus.NOTHING_AVAILABLE;
    }
    List<ArrivedRecord> taken = new ArrayList<>();
    deserializer.deserialize(topic.get(position++), new ListCollector<>(taken));
    output.collect(taken.get(0), taken.get(0).arrival());
    return InputStatus.MORE_AVAILABLE;
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
    return List.of(new KafkaPartitionSplit(PARTITION, position));
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    position = (int) splits.get(0).getStartingOffset();
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void start() {
    // The list is there.
  }

  @Override
  public void notifyNoMoreSplits() {
    // It reads one.
  }

  @Override
  public void close() {
    // It holds nothing.
  }
}
