package dev.muster.connectors.kafka;

import dev.muster.arrival.operator.ControlReach;
import dev.muster.connectors.fault.KafkaRights;
import dev.muster.message.ArrivedRecord;
import java.io.IOException;
import java.util.Properties;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.synchronization.FutureCompletingBlockingQueue;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.metrics.KafkaSourceReaderMetrics;
import org.apache.flink.connector.kafka.source.reader.KafkaRecordEmitter;
import org.apache.flink.connector.kafka.source.reader.KafkaSourceReader;
import org.apache.flink.connector.kafka.source.reader.fetcher.KafkaSourceFetcherManager;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.scope.ScopeFormat;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Flink's Kafka source with readers of our own, which bound what they take from a topic. A
 * checkpoint holds what Flink's does, and the clock of each partition.
 *
 * @param kafka finds the partitions and names what a checkpoint holds
 * @param consumer every property of the readers' consumers, {@code client.id.prefix} among them
 * @param waiting how much all readers hand on at most that must wait for control
 */
record ArrivalSource(
    String topic,
    KafkaSource<ArrivedRecord> kafka,
    ArrivedRecordDeserializer deserializer,
    Properties consumer,
    WaitingBounds waiting,
    Resuming resuming,
    KafkaRights rights)
    implements Source<ArrivedRecord, KafkaPartitionSplit, KafkaSourceEnumState>,
        ResultTypeQueryable<ArrivedRecord> {
  @Override
  public SourceReader<ArrivedRecord, KafkaPartitionSplit> createReader(SourceReaderContext context)
      throws Exception {
    PartitionArrivals arrivals = arrivals(context);
    ArrivedRecordDeserializer counting = deserializer.counting(arrivals);
    counting.open(opening(context));
    FutureCompletingBlockingQueue<RecordsWithSplitIds<ConsumerRecord<byte[], byte[]>>> fetched =
        new FutureCompletingBlockingQueue<>();
    KafkaSourceReaderMetrics metrics = new KafkaSourceReaderMetrics(context.metricGroup());
    return new ArrivalReader(
        new KafkaSourceReader<>(
            fetched,
            new KafkaSourceFetcherManager(
                fetched,
                () -> new ArrivalSplitReader(consumer, context, metrics, resuming, rights),
                finished -> {}),
            new KafkaRecordEmitter<>(counting),
            configuration(),
            context,
            metrics),
        arrivals,
        resuming);
  }

  private PartitionArrivals arrivals(SourceReaderContext context) {
    String job = context.metricGroup().getAllVariables().getOrDefault(ScopeFormat.SCOPE_JOB_ID, "");
    PartitionArrivals arrivals =
        new PartitionArrivals(ControlReach.of(job), waiting.ofOneIn(context.currentParallelism()));
    MetricGroup metrics = context.metricGroup().addGroup("topic", topic);
    metrics.gauge("arrivalAheadMillis", (Gauge<Long>) arrivals::ahead);
    metrics.gauge("senderTimestamps", (Gauge<Long>) arrivals::unstamped);
    if (arrivals.isBounded()) {
      metrics.gauge("unjudgedBytes", (Gauge<Long>) arrivals::unjudged);
      metrics.gauge("undecidedBytes", (Gauge<Long>) arrivals::undecided);
      metrics.gauge("readingHeld", () -> arrivals.isOver() ? 1 : 0);
    }
    return arrivals;
  }

  @Override
  public Boundedness getBoundedness() {
    return kafka.getBoundedness();
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    return kafka.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState checkpoint)
      throws IOException {
    return kafka.restoreEnumerator(context, checkpoint);
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return new ArrivalSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return kafka.getEnumeratorCheckpointSerializer();
  }

  @Override
  public TypeInformation<ArrivedRecord> getProducedType() {
    return kafka.getProducedType();
  }

  /** Names the topic alone, so that a secret put where none belongs isn't logged. */
  @Override
  public String toString() {
    return "ArrivalSource[" + topic + "]";
  }

  private Configuration configuration() {
    Configuration configuration = new Configuration();
    consumer
        .stringPropertyNames()
        .forEach(key -> configuration.setString(key, consumer.getProperty(key)));
    return configuration;
  }

  private static DeserializationSchema.InitializationContext opening(SourceReaderContext context) {
    return new DeserializationSchema.InitializationContext() {
      @Override
      public MetricGroup getMetricGroup() {
        return context.metricGroup().addGroup("deserializer");
      }

      @Override
      public UserCodeClassLoader getUserCodeClassLoader() {
        return context.getUserCodeClassLoader();
      }
    };
  }
}
