package dev.muster.pipeline;

import dev.muster.connectors.kafka.ControlCarrying;
import dev.muster.connectors.kafka.ControlCarrying.Pass;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.control.ControlAuthenticator;
import dev.muster.control.ControlContent;
import dev.muster.control.ControlContents;
import dev.muster.control.root.RootDocument;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.pipeline.config.TopicsConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the control topics short, which the broker doesn't compact: {@link ControlCarrying}, topic
 * by topic. Nothing here stops verdicts: a pass that fails is logged, and the next one tries again.
 * At most one may run for a cluster.
 */
public final class ControlMaintenance implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ControlMaintenance.class);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread named = new Thread(task, "muster-control-maintenance");
            named.setDaemon(true);
            return named;
          });

  private ControlMaintenance() {}

  /**
   * One pass, for deployments that have the jobs' jars and not the command line. No Flink job:
   * whoever runs it starts it again, once a day.
   *
   * @param args one argument: the configuration file
   */
  public static void main(String[] args) {
    if (args.length != 1) {
      throw new IllegalArgumentException("Give one argument: the configuration file.");
    }
    PipelineConfig config = PipelineConfig.read(Path.of(args[0]));
    Pass pass =
        once(
            new KafkaAccess(config.kafka().properties()),
            config.topics(),
            RootLoading.pinned(config).document(),
            InstantSource.system());
    System.out.println(
        "Copied " + pass.copied() + " control records, and deleted " + pass.deleted() + ".");
  }

  /** Begins, with a first pass after {@code pause}. */
  public static ControlMaintenance start(
      KafkaAccess access, TopicsConfig topics, RootDocument root, Duration pause) {
    ControlMaintenance maintenance = new ControlMaintenance();
    var unused =
        maintenance.thread.scheduleWithFixedDelay(
            () -> pass(access, topics, root),
            pause.toMillis(),
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
    return maintenance;
  }

  /**
   * One pass over all control topics. Where telemetry is kept for ever, all versions are needed for
   * ever, and nothing is done.
   *
   * @throws dev.muster.connectors.kafka.PreflightException with one sentence if Kafka can't be used
   */
  public static Pass once(
      KafkaAccess access, TopicsConfig topics, RootDocument root, InstantSource clock) {
    Optional<Duration> needed = ControlCarrying.kept(access, topics.telemetry());
    if (needed.isEmpty()) {
      return new Pass(0, 0);
    }
    ControlCarrying carrying = new ControlCarrying(access, needed.get());
    Pass all = new Pass(0, 0);
    for (Map.Entry<String, ControlContent<?>> each : contents(topics).entrySet()) {
      all =
          all.and(
              carrying.once(
                  each.getKey(),
                  new ControlAuthenticator<>(root, each.getValue(), CryptoProvider.fastest()),
                  clock.millis()));
    }
    return all;
  }

  /** Ends after the topic that is being worked on, at most 10 s later. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("Maintenance of the control topics is still busy and is left behind.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pass(KafkaAccess access, TopicsConfig topics, RootDocument root) {
    try {
      Pass pass = once(access, topics, root, InstantSource.system());
      LOG.info("Copied {} control records, and deleted {}.", pass.copied(), pass.deleted());
    } catch (RuntimeException e) {
      LOG.warn("A pass over the control topics failed; the next one tries again.", e);
    }
  }

  private static Map<String, ControlContent<?>> contents(TopicsConfig topics) {
    Map<String, ControlContent<?>> contents = new LinkedHashMap<>();
    contents.put(topics.registry(), ControlContents.REGISTRY);
    contents.put(topics.trust(), ControlContents.TRUST);
    contents.put(topics.policy(), ControlContents.POLICY);
    contents.put(topics.rules(), ControlContents.RULES);
    contents.put(topics.approvals(), ControlContents.APPROVAL);
    return contents;
  }
}
