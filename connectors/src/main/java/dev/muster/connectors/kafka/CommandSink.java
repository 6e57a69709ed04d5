package dev.muster.connectors.kafka;

import dev.muster.connectors.kafka.transaction.TellingSink;
import dev.muster.dispatch.SignedCommand;
import dev.muster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Writes signed commands: each one once, after the checkpoint that covers it, with the number of
 * that checkpoint, by which a later start knows whether it is safe. Key: the device.
 */
public record CommandSink(Transactions transactions, String topic) {
  private static final int RECORD_BYTES = 1 << 20;

  /** Adds the sink to a job. */
  public DataStreamSink<SignedCommand> attach(DataStream<SignedCommand> commands, String uid) {
    TellingSink<SignedCommand> sink = transactions.sink(uid, topic, serializer(), RECORD_BYTES);
    return commands.sinkTo(sink).uid(uid).name(uid);
  }

  KafkaRecordSerializationSchema<SignedCommand> serializer() {
    return KafkaRecordSerializationSchema.<SignedCommand>builder()
        .setTopic(topic)
        .setKeySerializationSchema(
            (SignedCommand command) -> command.device().getBytes(StandardCharsets.UTF_8))
        .setValueSerializationSchema(SignedCommand::value)
        .setHeaderProvider(CommandSink::headers)
        .build();
  }

  static Headers headers(SignedCommand command) {
    return new RecordHeaders().add(Topics.CHECKPOINT_HEADER, command.claim());
  }
}
