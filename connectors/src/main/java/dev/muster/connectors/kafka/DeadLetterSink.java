package dev.muster.connectors.kafka;

import dev.muster.connectors.kafka.transaction.TellingSink;
import dev.muster.verify.RefusedRecord;
import java.time.Duration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;

/**
 * Quarantine: refused records, key and value untouched where they fit, with Kafka's own dead-letter
 * headers and the reason.
 *
 * <p>Exactly once: readers with {@code isolation.level=read_committed} see each refused record
 * once, after the checkpoint that covers it. Not guaranteed over an outage that lasts longer than
 * the transaction timeout between a checkpoint and its commit: the broker then drops what wasn't
 * committed, and {@code muster audit requarantine} sends it again.
 *
 * @param application names the pipeline among all that use the cluster; stable over restarts
 * @param transactionTimeout at most the broker's {@code transaction.max.timeout.ms}
 * @param recordBytes the largest record that the topic takes, as {@link TopicPreflight#quarantine}
 *     found it
 */
public record DeadLetterSink(
    KafkaAccess access,
    String topic,
    String application,
    Duration transactionTimeout,
    int recordBytes) {
  /** Adds the sink to a job, as one task: its work is to hand bytes on. */
  public DataStreamSink<RefusedRecord> attach(DataStream<RefusedRecord> refused, String uid) {
    return refused.sinkTo(sink(uid)).uid(uid).name(uid).setParallelism(1);
  }

  /** The bare sink; {@code id} names it within the application. */
  public TellingSink<RefusedRecord> sink(String id) {
    return new Transactions(access, application, transactionTimeout)
        .sink(id, topic, new DeadLetterRecords<>(topic, recordBytes, DeadLetter::of), recordBytes);
  }
}
