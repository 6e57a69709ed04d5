package dev.muster.local.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.local.broker.PortTakenException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaPortTest {
  @TempDir private Path directory;

  @Test
  void givesWayToAProcessThatStartsInTheSameMoment() throws Exception {
    CyclicBarrier chosen = new CyclicBarrier(2);
    ExecutorService processes = Executors.newFixedThreadPool(2);
    Future<EmbeddedBroker> one = processes.submit(started("one", chosen));
    Future<EmbeddedBroker> other = processes.submit(started("other", chosen));

    try (EmbeddedBroker first = one.get();
        EmbeddedBroker second = other.get()) {
      assertThat(first.port()).isNotEqualTo(second.port());
    } finally {
      processes.shutdown();
    }
  }

  @Test
  void doesNotGiveWayWithAPortThatWasAskedFor() {
    DataDirectory data = DataDirectory.prepare(directory.resolve("asked"));
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), 0)) {
      assertThatThrownBy(
              () ->
                  KafkaPort.use(
                      data, broker.port(), port -> EmbeddedBroker.start(data.kafka(), port)))
          .isInstanceOf(PortTakenException.class)
          .hasMessageContaining("Port " + broker.port() + " on 127.0.0.1 is taken");
    }
  }

  /** Both have chosen the same port when they begin to start. */
  private Callable<EmbeddedBroker> started(String name, CyclicBarrier chosen) {
    DataDirectory data = DataDirectory.prepare(directory.resolve(name));
    return () ->
        KafkaPort.use(
            data,
            0,
            port -> {
              await(chosen);
              return EmbeddedBroker.start(data.kafka(), port);
            });
  }

  /** Only once: the barrier is broken for whoever has to choose again. */
  private static void await(CyclicBarrier barrier) {
    try {
      if (!barrier.isBroken()) {
        barrier.await(2, TimeUnit.SECONDS);
      }
    } catch (Exception e) {
      assertThat(barrier.isBroken()).isTrue();
    }
  }
}
