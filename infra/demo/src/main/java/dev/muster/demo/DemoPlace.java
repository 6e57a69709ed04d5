package dev.muster.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.pipeline.config.PipelineConfig;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Where a demonstration takes place: brokers that run, and jobs that it starts. What it opened ends
 * with it.
 */
public interface DemoPlace extends AutoCloseable {

  /** Opens a place. */
  @FunctionalInterface
  interface Opening {
    /**
     * Starts the brokers on an empty directory.
     *
     * @param progress takes a line for what takes long
     */
    DemoPlace open(DemoSettings settings, Consumer<String> progress) throws Exception;
  }

  /**
   * Jobs that were started; they end with their place.
   *
   * @param ended completes when they end by themselves, exceptionally if they failed
   */
  record Jobs(CompletableFuture<Void> ended) {}

  /** How the fleet, its publishers and the auditor reach Kafka. */
  KafkaAccess kafka();

  /** What the jobs are told. */
  PipelineConfig config();

  /** The fleet's keys. */
  LocalKeys keys();

  /** Whether parts of it are taken away on purpose. */
  default boolean isDisturbed() {
    return false;
  }

  /** Starts the jobs; returns when they are on their way. */
  Jobs start() throws Exception;

  /**
   * Returns when nothing disturbs the place any more, before what came of the script is looked at.
   */
  void awaitQuiet() throws InterruptedException;

  /** Adds to a report what only this place knows. */
  default void addTo(ObjectNode report) {}

  /** The option that leads a command of the command line here, such as {@code --data DIR}. */
  String access();
}
