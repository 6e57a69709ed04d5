package dev.muster.demo;

import dev.muster.admin.installation.LocalKeys;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.pipeline.config.TopicsConfig;
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

  /** Jobs that were started. */
  interface Jobs extends AutoCloseable {
    /** Completes when they end by themselves, exceptionally if they failed. */
    CompletableFuture<Void> ended();
  }

  /** How the fleet, its publishers and the auditor reach Kafka. */
  KafkaAccess kafka();

  /** The topics' names. */
  TopicsConfig topics();

  /** The fleet's keys. */
  LocalKeys keys();

  /** The tables, once there are jobs. */
  AuditCatalog catalog();

  /** How many numbers of a device the jobs remember. */
  int replayWindow();

  /** Starts the jobs; returns when they are on their way. */
  Jobs start() throws Exception;

  /**
   * Returns when nothing disturbs the place any more, before what came of the script is looked at.
   */
  void awaitQuiet() throws InterruptedException;

  /** The option that leads a command of the command line here, such as {@code --data DIR}. */
  String access();
}
