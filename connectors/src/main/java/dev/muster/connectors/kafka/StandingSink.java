package dev.muster.connectors.kafka;

import dev.muster.connectors.kafka.transaction.TellingSink;
import dev.muster.dispatch.SignedStanding;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;

/**
 * Writes the standings that go with commands to the registry, at least once.
 *
 * <p>Outside of a transaction, on purpose: the pipeline takes each registry record by its signature
 * and not by what becomes of a transaction, so one that was taken back would count all the same. A
 * record written twice changes nothing: a restart writes the same version with the same content,
 * and the second copy of a version is refused.
 */
public record StandingSink(KafkaAccess access, String topic) {

  /** Adds the sink to a job. */
  public DataStreamSink<SignedStanding> attach(DataStream<SignedStanding> standings, String uid) {
    return standings.sinkTo(sink()).uid(uid).name(uid);
  }

  private TellingSink<SignedStanding> sink() {
    return new TellingSink<>(kafka(), access.rights("Write and Describe on topic " + topic));
  }

  private KafkaSink<SignedStanding> kafka() {
    return KafkaSink.<SignedStanding>builder()
        .setKafkaProducerConfig(access.clientProperties())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(serializer())
        .build();
  }

  KafkaRecordSerializationSchema<SignedStanding> serializer() {
    return KafkaRecordSerializationSchema.<SignedStanding>builder()
        .setTopic(topic)
        .setKeySerializationSchema(
            (SignedStanding standing) -> standing.device().getBytes(StandardCharsets.UTF_8))
        .setValueSerializationSchema(SignedStanding::value)
        .build();
  }
}
