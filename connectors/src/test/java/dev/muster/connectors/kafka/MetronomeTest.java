package dev.muster.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class MetronomeTest {
  private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

  private static final TopicFacts TELEMETRY = new TopicFacts("telemetry", 2, "id");

  /** Answers nothing by itself, as a broker that waits for a replica. */
  private final MockProducer<byte[], byte[]> broker =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());

  @Test
  void givesAPartitionNoOtherTickBeforeTheLastOneIsAnswered() throws InterruptedException {
    Metronome metronome = Metronome.start(() -> broker, TELEMETRY, List.of());
    try {
      await(() -> broker.history().size() == 2);
      TimeUnit.NANOSECONDS.sleep(4 * Metronome.PERIOD.toNanos());
      assertThat(broker.history()).extracting(ProducerRecord::partition).containsExactly(0, 1);
      assertThat(metronome.ticksWritten()).isZero();

      broker.completeNext();
      await(() -> broker.history().size() == 3);
      assertThat(broker.history()).extracting(ProducerRecord::partition).containsExactly(0, 1, 0);
      assertThat(metronome.ticksWritten()).isOne();

      broker.errorNext(new IllegalStateException("given up"));
      await(() -> broker.history().size() == 4);
      assertThat(broker.history().get(3).partition()).isOne();
    } finally {
      metronome.close();
    }
  }

  @Test
  void ticksHalfAsOftenWhereOnlyControlIs() throws InterruptedException {
    TopicFacts rules = new TopicFacts("rules", 1, "id");
    Metronome metronome = Metronome.start(() -> broker, TELEMETRY, List.of(rules));
    try {
      for (int written = 0; metronome.ticksWritten() < 20; written++) {
        int sent = written;
        await(() -> broker.history().size() > sent);
        broker.completeNext();
      }
    } finally {
      metronome.close();
    }
    assertThat(broker.history().subList(0, 20))
        .extracting(ProducerRecord::topic)
        .filteredOn("rules"::equals)
        .hasSize(4);
  }

  private static void await(BooleanSupplier done) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE;
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
