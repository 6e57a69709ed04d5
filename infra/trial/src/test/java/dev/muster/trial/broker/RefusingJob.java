package dev.muster.trial.broker;

import dev.muster.arrival.Origin;
import dev.muster.connectors.kafka.DeadLetterSink;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TimestampRule;
import dev.muster.connectors.kafka.TopicFacts;
import dev.muster.connectors.kafka.TopicSource;
import dev.muster.message.ArrivedRecord;
import dev.muster.schemas.Topics;
import dev.muster.verify.RefusedRecord;
import dev.muster.verify.VerdictReason;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job of the source and the sink that the pipeline has, and nothing between: it refuses whatever
 * is on telemetry.
 *
 * @param reading how it reads
 * @param writing how it writes
 * @param timeout of its transactions
 */
record RefusingJob(KafkaAccess reading, KafkaAccess writing, Duration timeout) {
  static final String SINK = "quarantine";
  static final String FLEET = "acme";

  private static final int RECORD_BYTES = 1 << 20;

  /** Starts from nothing, without checkpoints: what it writes stays in an open transaction. */
  JobClient startHolding(TopicFacts telemetry) throws Exception {
    return start(telemetry, new Configuration());
  }

  /** Starts with checkpoints, and without restarts: any failure ends it. */
  JobClient startCommitting(TopicFacts telemetry, Optional<String> from) throws Exception {
    Configuration options = new Configuration();
    options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
    from.ifPresent(path -> options.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
    options.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return start(telemetry, options);
  }

  private JobClient start(TopicFacts telemetry, Configuration options) throws Exception {
    options.set(RestOptions.BIND_PORT, "0");
    KeptCounters.into(options);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(1, options);
    new DeadLetterSink(writing, Topics.TELEMETRY_DEAD_LETTERS, FLEET, timeout, RECORD_BYTES)
        .attach(
            TopicSource.of(reading, telemetry, TimestampRule.LOG_APPEND_TIME)
                .attach(environment, "telemetry", 1)
                .map(RefusingJob::refused)
                .returns(RefusedRecord.class)
                .uid("refuse"),
            SINK);
    return environment.executeAsync("refusing");
  }

  private static RefusedRecord refused(ArrivedRecord record) {
    return new RefusedRecord(
        new Origin(record.topic(), record.partition(), record.offset(), record.arrival()),
        record.key(),
        record.value(),
        VerdictReason.MALFORMED,
        "refused");
  }
}
