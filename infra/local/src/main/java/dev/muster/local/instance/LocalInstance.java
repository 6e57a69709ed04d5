package dev.muster.local.instance;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.InstanceLock;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.admin.installation.RunningInstance;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.pipeline.DispatchJob;
import dev.muster.pipeline.PipelineJob;
import dev.muster.pipeline.RunningPipeline;
import dev.muster.pipeline.config.DispatchConfig;
import dev.muster.pipeline.config.PipelineConfig;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * A broker and, when asked for, a pipeline in this process, on one data directory: keys made at the
 * first start, topics created, the directory locked until closed.
 */
public final class LocalInstance implements AutoCloseable {
  private final Deque<AutoCloseable> open;
  private final LocalKeys keys;
  private final EmbeddedBroker broker;
  private final LocalConfig config;

  private LocalInstance(
      Deque<AutoCloseable> open, LocalKeys keys, EmbeddedBroker broker, LocalConfig config) {
    this.open = open;
    this.keys = keys;
    this.broker = broker;
    this.config = config;
  }

  /**
   * Starts the broker.
   *
   * @param progress takes a line for what takes long or is made for the first time
   * @throws RuntimeException with one sentence that says what to do, if anything is in the way;
   *     nothing runs on then
   */
  public static LocalInstance start(
      DataDirectory data, LocalSettings settings, Consumer<String> progress) throws Exception {
    Deque<AutoCloseable> open = new ArrayDeque<>();
    try {
      open.push(InstanceLock.take(data));
      RunningInstance.withdraw(data);
      LocalKeys keys = LocalKeys.openOrCreate(data, settings.fleet(), progress);
      EmbeddedBroker broker =
          KafkaPort.use(
              data, settings.kafkaPort(), port -> EmbeddedBroker.start(data.kafka(), port));
      open.push(broker);
      OwnTopics.prepare(data, broker.access(), settings.acceptLoss()).forEach(progress);
      LocalConfig config = LocalConfig.of(data, settings, keys, broker.bootstrapServers());
      RunningInstance.ofThisProcess(broker.bootstrapServers()).announce(data);
      open.push(() -> RunningInstance.withdraw(data));
      return new LocalInstance(open, keys, broker, config);
    } catch (RuntimeException e) {
      close(open);
      throw e;
    }
  }

  /**
   * Starts the pipeline and dispatch, each from its newest checkpoint if there is one: the pipeline
   * first, whose tasks take seconds to begin. They end with the instance.
   *
   * @throws Exception with one sentence if something it depends on isn't as it must be
   */
  public RunningPipeline startPipeline() throws Exception {
    return startPipeline(config.pipeline());
  }

  /**
   * {@link #startPipeline()} with a pipeline that is told something else than {@link #config()}.
   *
   * @throws Exception with one sentence if something it depends on isn't as it must be
   */
  public RunningPipeline startPipeline(PipelineConfig pipelineConfig) throws Exception {
    RunningPipeline pipeline = PipelineJob.start(pipelineConfig);
    open.push(pipeline);
    RunningPipeline dispatch = DispatchJob.start(config.dispatch());
    open.push(dispatch);
    return pipeline.and(dispatch);
  }

  /** How the broker is reached. */
  public KafkaAccess kafka() {
    return broker.access();
  }

  /** Root document and role keys. */
  public LocalKeys keys() {
    return keys;
  }

  /** What the pipeline is told. */
  public PipelineConfig config() {
    return config.pipeline();
  }

  /** What dispatch is told. */
  public DispatchConfig dispatch() {
    return config.dispatch();
  }

  /** Stops what runs, the newest first, and gives the directory free. May be called twice. */
  @Override
  public synchronized void close() throws Exception {
    close(open);
  }

  private static void close(Deque<AutoCloseable> open) throws Exception {
    Exception first = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
