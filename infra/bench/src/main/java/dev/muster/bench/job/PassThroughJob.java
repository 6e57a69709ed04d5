package dev.muster.bench.job;

import dev.muster.audit.row.RowStamp;
import dev.muster.audit.row.WallClock;
import dev.muster.bench.load.LongBacklog;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.IcebergAuditSinks;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TimestampRule;
import dev.muster.connectors.kafka.TopicPreflight;
import dev.muster.connectors.kafka.TopicSource;
import dev.muster.message.ArrivedRecord;
import dev.muster.pipeline.Environments;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.verify.operator.VerifyStreams;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What the platform costs by itself.
 *
 * <pre>
 * recorded messages ─► by device ─► one value of state, read and written ─► verdicts
 * </pre>
 *
 * <p>Source, environment, row and sink are the pipeline's own.
 */
public final class PassThroughJob {
  private PassThroughJob() {}

  /** Starts it and returns once it is submitted. */
  public static JobClient start(PipelineConfig config) throws Exception {
    AuditCatalog catalog = new AuditCatalog(config.catalog().settings());
    IcebergAuditSinks.createTables(catalog);
    StreamExecutionEnvironment environment = Environments.of(config, Optional.empty());
    DataStream<ArrivedRecord> telemetry = source(config, environment);
    IcebergAuditSinks sinks =
        new IcebergAuditSinks(catalog, new RowStamp("pass-through", WallClock.system()));
    sinks.verdicts(
        telemetry
            .filter(record -> !record.tick())
            .uid("no-ticks")
            .setParallelism(telemetry.getParallelism())
            .keyBy(PassThroughJob::device, Types.STRING)
            .process(new PassThrough())
            .returns(VerifyStreams.VERDICT)
            .uid("pass-through"));
    sinks.commitTogether();
    return environment.executeAsync("pass-through");
  }

  private static String device(ArrivedRecord record) {
    return new String(record.key(), StandardCharsets.US_ASCII);
  }

  private static DataStream<ArrivedRecord> source(
      PipelineConfig config, StreamExecutionEnvironment environment) {
    KafkaAccess kafka = new KafkaAccess(config.kafka().properties());
    TimestampRule rule = TimestampRule.LOG_APPEND_TIME;
    var topics = new TopicPreflight(kafka, rule).inputs(List.of(LongBacklog.TOPIC));
    return TopicSource.of(kafka, Objects.requireNonNull(topics.get(LongBacklog.TOPIC)), rule)
        .attach(environment, "telemetry-source", config.parallelism());
  }
}
