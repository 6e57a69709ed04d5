package dev.muster.connectors.kafka;

import dev.muster.connectors.kafka.transaction.TellingSink;
import dev.muster.connectors.keys.StoredSigner;
import dev.muster.control.ControlSigner;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentContent;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;

/**
 * Hands decisions to dispatch: each one signed by the remediate stage, once, after the checkpoint
 * that covers it. Key: the device, so that decisions about one device keep their order. Timestamp:
 * the arrival of the cause.
 *
 * @param signer the key of the role {@code stage:remediate}
 */
public record IntentSink(
    Transactions transactions, String topic, String fleet, StoredSigner signer) {
  private static final int RECORD_BYTES = 1 << 20;

  /** Adds the sink to a job. */
  public DataStreamSink<Intent> attach(DataStream<Intent> intents, String uid) {
    TellingSink<Intent> sink = transactions.sink(uid, topic, serializer(), RECORD_BYTES);
    return intents.sinkTo(sink).uid(uid).name(uid).setParallelism(intents.getParallelism());
  }

  KafkaRecordSerializationSchema<Intent> serializer() {
    return KafkaRecordSerializationSchema.<Intent>builder()
        .setTopic(topic)
        .setKeySerializationSchema(
            (Intent intent) -> intent.device().getBytes(StandardCharsets.UTF_8))
        .setValueSerializationSchema(new SignedIntent(fleet, signer))
        .build();
  }

  /** Signs in the task; its time of issue is that of the cause, since no clock decides. */
  @SuppressWarnings("NullAway.Init") // The signer is opened in the task, before any element.
  private static final class SignedIntent implements SerializationSchema<Intent> {
    private final String fleet;
    private final StoredSigner stored;
    private transient ControlSigner signer;

    SignedIntent(String fleet, StoredSigner stored) {
      this.fleet = fleet;
      this.stored = stored;
    }

    @Override
    public void open(InitializationContext context) {
      signer = new ControlSigner(fleet, stored.open());
    }

    @Override
    public byte[] serialize(Intent intent) {
      return signer.sign(IntentContent.INSTANCE, intent, intent.notBefore());
    }
  }
}
