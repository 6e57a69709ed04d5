package dev.muster.connectors.kafka;

import dev.muster.connectors.kafka.transaction.TellingSink;
import dev.muster.dispatch.RefusedIntent;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;

/**
 * Quarantine of what stood on the intents topic and was not signed: once, untouched where it fits,
 * with the headers of a {@link DeadLetter}.
 *
 * @param recordBytes the largest record that the topic takes, as {@link TopicPreflight#quarantine}
 *     found it
 */
public record RefusedIntentSink(Transactions transactions, String topic, int recordBytes) {

  /** Adds the sink to a job. */
  public DataStreamSink<RefusedIntent> attach(DataStream<RefusedIntent> refused, String uid) {
    TellingSink<RefusedIntent> sink =
        transactions.sink(
            uid, topic, new DeadLetterRecords<>(topic, recordBytes, DeadLetter::of), recordBytes);
    return refused.sinkTo(sink).uid(uid).name(uid);
  }
}
