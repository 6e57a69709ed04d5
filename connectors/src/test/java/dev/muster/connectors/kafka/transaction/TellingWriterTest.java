package dev.muster.connectors.kafka.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.connectors.fault.KafkaRights;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.TwoPhaseCommittingStatefulSink.PrecommittingStatefulSinkWriter;
import org.junit.jupiter.api.Test;

class TellingWriterTest {
  private static final KafkaRights RIGHTS =
      new KafkaRights("User:muster", "Write on topic t", () -> false);

  /** As Flink's does, whose producer somebody has taken over. */
  @Test
  void isClosedThoughWhatItWrapsThrowsOnceMoreWhatEndedIt() throws IOException {
    Broken broken = new Broken();
    TellingWriter<String> writer = new TellingWriter<>(() -> broken, RIGHTS);

    assertThatThrownBy(() -> writer.flush(false)).isSameAs(broken.cause);
    writer.close();

    assertThat(broken.closed).isTrue();
  }

  /** Has failed to send. */
  private static final class Broken
      implements PrecommittingStatefulSinkWriter<String, KafkaWriterState, KafkaCommittable> {
    private final IOException cause = new IOException("sends have failed");
    private boolean closed;

    @Override
    public void write(String element, Context context) throws IOException {
      throw cause;
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      throw cause;
    }

    @Override
    public Collection<KafkaCommittable> prepareCommit() throws IOException {
      throw cause;
    }

    @Override
    public List<KafkaWriterState> snapshotState(long checkpoint) {
      return List.of();
    }

    @Override
    public void close() throws IOException {
      closed = true;
      throw cause;
    }
  }
}
