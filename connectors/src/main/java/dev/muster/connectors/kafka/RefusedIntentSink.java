package dev.muster.connectors.kafka;

import dev.muster.dispatch.RefusedIntent;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;

/**
 * Quarantine of what stood on the intents topic and was not signed: untouched, once, with the
 * headers of a {@link DeadLetterSink}.
 *
 * @param transactions of the job
 * @param topic of the dead letters
 */
public record RefusedIntentSink(Transactions transactions, String topic) {

  /**
   * Adds the sink to a job.
   *
   * @param uid operator uid and name, stable for ever
   */
  public DataStreamSink<RefusedIntent> attach(DataStream<RefusedIntent> refused, String uid) {
    KafkaSink<RefusedIntent> sink =
        transactions.sink(uid, serializer(), TopicSpec.TELEMETRY_BYTES + TopicSpec.HEADER_BYTES);
    return refused.sinkTo(sink).uid(uid).name(uid);
  }

  private KafkaRecordSerializationSchema<RefusedIntent> serializer() {
    return KafkaRecordSerializationSchema.<RefusedIntent>builder()
        .setTopic(topic)
        .setKeySerializationSchema(new Key())
        .setValueSerializationSchema(new Value())
        .setHeaderProvider(
            (RefusedIntent refused) ->
                DeadLetterSink.headers(refused.origin(), refused.reason().name(), refused.detail()))
        .build();
  }

  private static final class Key implements SerializationSchema<RefusedIntent> {
    private static final long serialVersionUID = 1L;

    @Override
    public byte[] serialize(RefusedIntent refused) {
      return refused.key();
    }
  }

  private static final class Value implements SerializationSchema<RefusedIntent> {
    private static final long serialVersionUID = 1L;

    @Override
    public byte[] serialize(RefusedIntent refused) {
      return refused.value();
    }
  }
}
