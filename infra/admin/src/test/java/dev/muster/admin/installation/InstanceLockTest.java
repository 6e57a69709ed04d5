package dev.muster.admin.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {
  @TempDir Path directory;

  private DataDirectory data;

  @BeforeEach
  void prepare() {
    data = DataDirectory.prepare(directory);
  }

  @Test
  void isTakenFromTheFirstUntilItIsClosed() {
    assertThat(InstanceLock.isTaken(data)).isFalse();
    InstanceLock first = InstanceLock.take(data);
    assertThat(InstanceLock.isTaken(data)).isTrue();
    assertThatThrownBy(() -> InstanceLock.take(data))
        .isInstanceOf(DataDirectoryException.class)
        .hasMessageContaining("Another Muster runs on " + data.root());
    first.close();
    assertThat(InstanceLock.isTaken(data)).isFalse();
  }

  /** The two meet about once in a hundred times. */
  @Test
  void looksWithoutStandingInTheWayOfWhoStarts() throws Exception {
    InstanceLock.take(data).close();
    ExecutorService other = Executors.newSingleThreadExecutor();
    Future<?> looking =
        other.submit(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                InstanceLock.isTaken(data);
              }
            });
    try {
      for (int start = 0; start < 3_000; start++) {
        InstanceLock.take(data).close();
      }
      assertThat(looking.isDone()).isFalse();
    } finally {
      other.shutdownNow();
    }
  }
}
