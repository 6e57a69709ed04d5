package dev.muster.connectors.kafka.transaction;

import dev.muster.connectors.fault.KafkaRights;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobInfo;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.flink.util.function.ThrowingRunnable;

/**
 * A writer's surroundings, in which what a broker answers late is looked at too: Flink's writer
 * puts it into the mailbox of its task, past whoever called it.
 */
record TellingContext(WriterInitContext flink, KafkaRights rights) implements WriterInitContext {

  @Override
  public MailboxExecutor getMailboxExecutor() {
    return new TellingMailbox(flink.getMailboxExecutor(), rights);
  }

  @Override
  public UserCodeClassLoader getUserCodeClassLoader() {
    return flink.getUserCodeClassLoader();
  }

  @Override
  public ProcessingTimeService getProcessingTimeService() {
    return flink.getProcessingTimeService();
  }

  @Override
  public SinkWriterMetricGroup metricGroup() {
    return flink.metricGroup();
  }

  @Override
  public SerializationSchema.InitializationContext asSerializationSchemaInitializationContext() {
    return flink.asSerializationSchemaInitializationContext();
  }

  @Override
  public boolean isObjectReuseEnabled() {
    return flink.isObjectReuseEnabled();
  }

  @Override
  public <T> TypeSerializer<T> createInputSerializer() {
    return flink.createInputSerializer();
  }

  @Override
  public <M> Optional<Consumer<M>> metadataConsumer() {
    return flink.metadataConsumer();
  }

  @Override
  public OptionalLong getRestoredCheckpointId() {
    return flink.getRestoredCheckpointId();
  }

  @Override
  public JobInfo getJobInfo() {
    return flink.getJobInfo();
  }

  @Override
  public TaskInfo getTaskInfo() {
    return flink.getTaskInfo();
  }

  /** A task's mailbox, in which what can't heal ends the job at once. */
  private record TellingMailbox(MailboxExecutor flink, KafkaRights rights)
      implements MailboxExecutor {

    @Override
    public void execute(
        MailOptions options,
        ThrowingRunnable<? extends Exception> command,
        String description,
        Object... arguments) {
      flink.execute(options, () -> run(command), description, arguments);
    }

    private void run(ThrowingRunnable<? extends Exception> command) throws Exception {
      try {
        command.run();
      } catch (Exception e) {
        rights.stopFor(e);
        throw e;
      }
    }

    @Override
    public void yield() throws InterruptedException {
      flink.yield();
    }

    @Override
    public boolean tryYield() {
      return flink.tryYield();
    }

    @Override
    public boolean shouldInterrupt() {
      return flink.shouldInterrupt();
    }
  }
}
