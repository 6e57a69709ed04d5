package dev.muster.connectors.kafka;

import dev.muster.connectors.kafka.batch.UnopenedHeader;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.Unopened;
import dev.muster.schemas.Topics;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Takes records over as they are.
 *
 * <p>No bytes make it throw: they are handed on unread, for a stage that can give them a verdict.
 *
 * <p>A record whose timestamp is its sender's, on a topic that the broker stamps, came while
 * somebody had that setting changed: it takes the arrival of the newest record before it in its
 * partition that the broker did stamp, 1970 without one, and moves no clock. So no sender drives
 * the pipeline's time, a replay gives the same, and the record gets its verdict like any other. The
 * first of a run of them says so.
 */
final class ArrivedRecordDeserializer implements KafkaRecordDeserializationSchema<ArrivedRecord> {
  private final TimestampRule timestamps;
  private transient @Nullable PartitionArrivals arrivals;

  ArrivedRecordDeserializer(TimestampRule timestamps) {
    this.timestamps = timestamps;
  }

  /** The same for one reader, whose partitions' clocks tell when a record arrived. */
  ArrivedRecordDeserializer counting(PartitionArrivals of) {
    ArrivedRecordDeserializer counting = new ArrivedRecordDeserializer(timestamps);
    counting.arrivals = of;
    return counting;
  }

  @Override
  public void deserialize(
      ConsumerRecord<byte[], byte[]> record, Collector<ArrivedRecord> collector) {
    boolean first = arrivals != null && arrivals.of(record.partition()).isStamped();
    collector.collect(
        arrived(record, arrival(record), timestamps, first && !isStamped(record, timestamps)));
  }

  private long arrival(ConsumerRecord<byte[], byte[]> record) {
    if (!isStamped(record, timestamps)) {
      return arrivals == null ? 0 : arrivals.unstamped(record.partition(), size(record));
    }
    return arrivals == null
        ? record.timestamp()
        : arrivals.arrived(record.partition(), record.timestamp(), size(record));
  }

  private static int size(ConsumerRecord<byte[], byte[]> record) {
    return (record.key() == null ? 0 : record.key().length)
        + (record.value() == null ? 0 : record.value().length);
  }

  /**
   * A record as it stands on its topic, by the broker's clock; its sender is trusted in nothing.
   */
  static ArrivedRecord arrived(ConsumerRecord<byte[], byte[]> record) {
    return arrived(record, record.timestamp());
  }

  /**
   * The same, whose broker's clock is known otherwise.
   *
   * @param stamped when it was appended, in ms
   */
  static ArrivedRecord arrived(ConsumerRecord<byte[], byte[]> record, long stamped) {
    return arrived(record, stamped, TimestampRule.LOG_APPEND_TIME, false);
  }

  private static ArrivedRecord arrived(
      ConsumerRecord<byte[], byte[]> record,
      long arrival,
      TimestampRule timestamps,
      boolean firstUnstamped) {
    return new ArrivedRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        arrival,
        record.key(),
        record.value(),
        isTick(record),
        isStamped(record, timestamps) ? arrival - record.timestamp() : 0,
        unopened(record.headers(), timestamps).orElse(null),
        firstUnstamped);
  }

  private static boolean isStamped(
      ConsumerRecord<byte[], byte[]> record, TimestampRule timestamps) {
    return timestamps == TimestampRule.RECORDED
        || record.timestampType() == TimestampType.LOG_APPEND_TIME;
  }

  /** What a recording holds is as it was recorded, what was left unopened then included. */
  private static Optional<Unopened> unopened(Headers headers, TimestampRule timestamps) {
    Optional<Unopened> here = UnopenedHeader.in(headers);
    return here.isPresent() || timestamps == TimestampRule.LOG_APPEND_TIME
        ? here
        : UnopenedHeader.recordedIn(headers);
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
