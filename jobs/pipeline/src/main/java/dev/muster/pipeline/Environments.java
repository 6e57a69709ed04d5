package dev.muster.pipeline;

import dev.muster.pipeline.config.CheckpointConfig;
import dev.muster.pipeline.config.DispatchConfig;
import dev.muster.pipeline.config.PipelineConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink environments with the settings that the promises hang on. */
public final class Environments {
  /**
   * Into how many parts keyed state is divided at the first start, and so how many tasks a
   * checkpoint can ever be restored in. Flink's own choice for up to 85 tasks, said here because it
   * is a stored contract: a checkpoint is refused by a job that says another number.
   */
  static final int KEY_GROUPS = 128;

  private static final Duration FINEST_GRAIN = Duration.ofMillis(200);
  private static final Duration COARSEST_GRAIN = Duration.ofSeconds(1);
  private static final Duration SELDOM = Duration.ofMillis(2_500);

  private Environments() {}

  /**
   * An environment for one pipeline: inside a Flink cluster that cluster's, elsewhere an engine in
   * this process that listens on 127.0.0.1 only.
   *
   * @param restore the completed checkpoint to go on from, empty for a fresh start
   */
  public static StreamExecutionEnvironment of(PipelineConfig config, Optional<String> restore) {
    MemorySize network = MemorySize.ofMebiBytes(24L + 8L * config.parallelism());
    return of(
        new Engine(config.parallelism(), network, config.checkpoint(), config.flink()), restore);
  }

  /**
   * An environment for dispatch: one task, since decisions are few.
   *
   * @param restore the completed checkpoint to go on from, empty for a fresh start
   */
  static StreamExecutionEnvironment of(DispatchConfig config, Optional<String> restore) {
    return of(
        new Engine(1, MemorySize.ofMebiBytes(8), config.checkpoint(), config.flink()), restore);
  }

  /**
   * @param network memory of the shuffles in one process: few subtasks need little
   */
  private record Engine(
      int parallelism,
      MemorySize network,
      CheckpointConfig checkpoint,
      Map<String, String> flink) {}

  private static StreamExecutionEnvironment of(Engine config, Optional<String> restore) {
    plainDigits();
    Configuration options = defaults(config);
    options.addAll(Configuration.fromMap(config.flink()));
    options.addAll(exactness());
    requireKeyGroups(config.parallelism(), options.get(PipelineOptions.MAX_PARALLELISM));
    restore.ifPresent(path -> options.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(options);
    environment.setParallelism(config.parallelism());
    return environment;
  }

  private static void requireKeyGroups(int parallelism, int keyGroups) {
    if (parallelism > keyGroups) {
      throw new IllegalArgumentException(
          ("parallelism is %s, but state is divided into %s parts: lower it or, before the first"
                  + " start only, set flink: {pipeline.max-parallelism: %s}.")
              .formatted(parallelism, keyGroups, Integer.highestOneBit(parallelism) * 2));
    }
  }

  /**
   * Flink writes sizes of memory in the digits of the default locale, and reads none but 0 to 9.
   */
  private static void plainDigits() {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
  }

  private static Configuration defaults(Engine config) {
    Configuration options = new Configuration();
    options.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, config.checkpoint().interval());
    options.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, directory(config.checkpoint().directory()));
    options.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(10));
    options.set(PipelineOptions.MAX_PARALLELISM, KEY_GROUPS);
    options.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, grain(config));
    options.set(ExecutionOptions.BUFFER_TIMEOUT, grain(config));
    outlived(options);
    restarts(options);
    loopback(options);
    memory(options, config);
    return options;
  }

  /**
   * How often time is told and what was produced is sent on, each of which wakes every task. No
   * answer is visible before the checkpoint that it belongs to, whose barrier takes along all that
   * was produced before it: so a tenth of the interval between checkpoints, and once a second where
   * answers are seen every two and a half seconds or less often. Control is sent on sooner, since
   * what waits for it holds everything up.
   */
  private static Duration grain(Engine config) {
    Duration interval = config.checkpoint().interval();
    if (interval.compareTo(SELDOM) >= 0) {
      return COARSEST_GRAIN;
    }
    Duration tenth = interval.dividedBy(10);
    return tenth.compareTo(FINEST_GRAIN) < 0 ? FINEST_GRAIN : tenth;
  }

  /** What no configuration may change. */
  private static Configuration exactness() {
    Configuration options = new Configuration();
    options.set(PipelineOptions.GENERIC_TYPES, false);
    options.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    options.set(PipelineOptions.OBJECT_REUSE, true);
    options.set(
        CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    options.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
    options.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    options.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
    return options;
  }

  /** Patient with an outage of a few minutes, then stops and says what is broken. */
  private static void restarts(Configuration options) {
    options.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    options.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofSeconds(1));
    options.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(30));
    options.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, 12);
  }

  /**
   * Iceberg reads tables in threads that live as long as their process, and each asks the loader of
   * the job that it was made for. All classes are on the class path, so that loader finds them when
   * its job is over too; to refuse would end every later job's reading.
   */
  static void outlived(Configuration options) {
    options.set(CoreOptions.CHECK_LEAKED_CLASSLOADER, false);
  }

  /**
   * Nobody but this process uses its engine: it listens on 127.0.0.1 only, and takes no requests.
   */
  static void loopback(Configuration options) {
    options.set(ClosedRest.OPEN, false);
    options.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    options.set(RestOptions.ADDRESS, "127.0.0.1");
    options.set(RestOptions.BIND_PORT, "0");
    options.set(WebOptions.SUBMIT_ENABLE, false);
    options.set(WebOptions.CANCEL_ENABLE, false);
    options.set(JobManagerOptions.ADDRESS, "127.0.0.1");
    options.set(JobManagerOptions.BIND_HOST, "127.0.0.1");
    options.set(TaskManagerOptions.HOST, "127.0.0.1");
    options.set(TaskManagerOptions.BIND_HOST, "127.0.0.1");
  }

  private static void memory(Configuration options, Engine config) {
    options.set(TaskManagerOptions.NETWORK_MEMORY_MIN, config.network());
    options.set(TaskManagerOptions.NETWORK_MEMORY_MAX, config.network());
    options.set(TaskManagerOptions.NUM_TASK_SLOTS, config.parallelism());
  }

  private static String directory(String directory) {
    return directory.contains(":/")
        ? directory
        : Path.of(directory).toAbsolutePath().toUri().toString();
  }
}
