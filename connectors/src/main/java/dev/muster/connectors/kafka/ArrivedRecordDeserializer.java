package dev.muster.connectors.kafka;

import dev.muster.message.ArrivedRecord;
import dev.muster.schemas.Topics;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/**
 * Takes records over as they are.
 *
 * <p>No bytes make it throw: they are handed on unread, for a stage that can give them a verdict.
 * It throws only if a record's timestamp is the sender's, since that means that the topic isn't
 * what the preflight saw, and a sender could drive every clock of the pipeline.
 */
final class ArrivedRecordDeserializer implements KafkaRecordDeserializationSchema<ArrivedRecord> {
  private static final long serialVersionUID = 1L;

  private final TimestampRule timestamps;

  ArrivedRecordDeserializer(TimestampRule timestamps) {
    this.timestamps = timestamps;
  }

  @Override
  public void deserialize(
      ConsumerRecord<byte[], byte[]> record, Collector<ArrivedRecord> collector) {
    if (timestamps == TimestampRule.LOG_APPEND_TIME
        && record.timestampType() != TimestampType.LOG_APPEND_TIME) {
      throw new SenderTimestampException(record.topic(), record.partition(), record.offset());
    }
    collector.collect(arrived(record));
  }

  static ArrivedRecord arrived(ConsumerRecord<byte[], byte[]> record) {
    return new ArrivedRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        record.key(),
        record.value(),
        isTick(record));
  }

  @Override
  public TypeInformation<ArrivedRecord> getProducedType() {
    return TypeInformation.of(ArrivedRecord.class);
  }

  /** A record with the header and a value is no tick: it is judged like any other. */
  private static boolean isTick(ConsumerRecord<byte[], byte[]> record) {
    return record.value() == null && record.headers().lastHeader(Topics.TICK_HEADER) != null;
  }
}
