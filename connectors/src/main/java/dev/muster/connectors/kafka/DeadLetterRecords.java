package dev.muster.connectors.kafka;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes what was refused as dead letters. Tells its topic, which a sink with pooled transactional
 * ids asks for.
 *
 * @param room the largest record in bytes that the quarantine takes
 */
record DeadLetterRecords<T>(
    String quarantine, int room, SerializableFunction<T, DeadLetter> letters)
    implements KafkaRecordSerializationSchema<T>, KafkaDatasetFacetProvider {
  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T refused, KafkaSinkContext context, Long timestamp) {
    int partitions = context.getPartitionsForTopic(quarantine).length;
    return letters.apply(refused).to(quarantine, partitions, room, timestamp);
  }

  @Override
  public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
    return Optional.of(
        new DefaultKafkaDatasetFacet(
            DefaultKafkaDatasetIdentifier.ofTopics(List.of(quarantine)), new Properties()));
  }
}
