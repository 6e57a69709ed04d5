package dev.muster.local.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
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

  @Test
  void looksWithoutStandingInTheWayOfWhoStarts() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    Thread looking =
        new Thread(
            () -> {
              while (!done.get()) {
                InstanceLock.isTaken(data);
              }
            });
    InstanceLock.take(data).close();
    looking.start();
    try {
      for (int start = 0; start < 500; start++) {
        InstanceLock.take(data).close();
      }
    } finally {
      done.set(true);
      looking.join();
    }
  }
}
