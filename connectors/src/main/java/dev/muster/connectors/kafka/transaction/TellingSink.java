package dev.muster.connectors.kafka.transaction;

import dev.muster.connectors.fault.KafkaRights;
import java.io.IOException;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.TwoPhaseCommittingStatefulSink;
import org.apache.flink.connector.kafka.sink.internal.KafkaCommitter;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPostCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Flink's Kafka sink, which goes on past transactions that the broker has lost, and ends the job at
 * once for what can't heal. What a checkpoint holds is Flink's.
 */
public record TellingSink<T>(KafkaSink<T> kafka, KafkaRights rights)
    implements Sink<T>,
        SupportsCommitter<KafkaCommittable>,
        SupportsWriterState<T, KafkaWriterState>,
        SupportsPostCommitTopology<KafkaCommittable> {
  /** The metric of a committer that counts transactions which the broker has lost. */
  public static final String GONE = "goneTransactions";

  @Override
  public TellingWriter<T> createWriter(WriterInitContext context) throws IOException {
    return new TellingWriter<>(() -> writers().createWriter(telling(context)), rights);
  }

  @Override
  public StatefulSinkWriter<T, KafkaWriterState> restoreWriter(
      WriterInitContext context, Collection<KafkaWriterState> recovered) throws IOException {
    return new TellingWriter<>(() -> writers().restoreWriter(telling(context), recovered), rights);
  }

  private WriterInitContext telling(WriterInitContext context) {
    return new TellingContext(context, rights);
  }

  /** The sink as what is public of its writers. */
  private TwoPhaseCommittingStatefulSink<T, KafkaWriterState, KafkaCommittable> writers() {
    return kafka;
  }

  @Override
  public Committer<KafkaCommittable> createCommitter(CommitterInitContext context) {
    Committer<KafkaCommittable> committer = kafka.createCommitter(context);
    return committer instanceof KafkaCommitter transactions
        ? TellingCommitter.of(transactions, context.metricGroup().counter(GONE), rights)
        : committer;
  }

  @Override
  public SimpleVersionedSerializer<KafkaCommittable> getCommittableSerializer() {
    return kafka.getCommittableSerializer();
  }

  @Override
  public SimpleVersionedSerializer<KafkaWriterState> getWriterStateSerializer() {
    return kafka.getWriterStateSerializer();
  }

  @Override
  public void addPostCommitTopology(DataStream<CommittableMessage<KafkaCommittable>> committed) {
    kafka.addPostCommitTopology(committed);
  }
}
