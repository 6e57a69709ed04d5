package dev.muster.connectors.kafka.transaction;

import dev.muster.connectors.fault.KafkaRights;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.TwoPhaseCommittingStatefulSink.PrecommittingStatefulSinkWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes as Flink does; what can't heal ends the job at once. Called on the task thread only. */
final class TellingWriter<T>
    implements CommittingSinkWriter<T, KafkaCommittable>, StatefulSinkWriter<T, KafkaWriterState> {
  private static final Logger LOG = LoggerFactory.getLogger(TellingWriter.class);

  private final PrecommittingStatefulSinkWriter<T, KafkaWriterState, KafkaCommittable> kafka;
  private final KafkaRights rights;

  TellingWriter(
      Opening<PrecommittingStatefulSinkWriter<T, KafkaWriterState, KafkaCommittable>> opening,
      KafkaRights rights)
      throws IOException {
    this.rights = rights;
    this.kafka = told(opening);
  }

  /** Something of Flink's that may fail. */
  interface Opening<W> {
    W open() throws IOException;
  }

  @Override
  public void write(T element, Context context) throws IOException, InterruptedException {
    try {
      kafka.write(element, context);
    } catch (IOException | RuntimeException e) {
      rights.stopFor(e);
      throw e;
    }
  }

  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    try {
      kafka.flush(endOfInput);
    } catch (IOException | RuntimeException e) {
      rights.stopFor(e);
      throw e;
    }
  }

  @Override
  public void writeWatermark(Watermark watermark) throws IOException, InterruptedException {
    kafka.writeWatermark(watermark);
  }

  @Override
  public Collection<KafkaCommittable> prepareCommit() throws IOException, InterruptedException {
    try {
      return kafka.prepareCommit();
    } catch (IOException | RuntimeException e) {
      rights.stopFor(e);
      throw e;
    }
  }

  @Override
  public List<KafkaWriterState> snapshotState(long checkpoint) throws IOException {
    return told(() -> kafka.snapshotState(checkpoint));
  }

  /**
   * Never fails. Flink's writer throws once more what ended it, as it throws every failure of a
   * send, and to Flink a task that can't even be closed is a process that must end: in one that is
   * broker and engine at once nothing would go on, and nothing would end.
   */
  @Override
  public void close() {
    try {
      kafka.close();
    } catch (Exception e) {
      LOG.info("A writer was closed that had failed.", e);
    }
  }

  private <R> R told(Opening<R> step) throws IOException {
    try {
      return step.open();
    } catch (IOException | RuntimeException e) {
      rights.stopFor(e);
      throw e;
    }
  }
}
