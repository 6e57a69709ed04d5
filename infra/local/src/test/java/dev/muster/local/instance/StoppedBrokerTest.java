package dev.muster.local.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.DataDirectoryException;
import dev.muster.admin.installation.InstanceLock;
import dev.muster.admin.installation.RestingBroker;
import dev.muster.connectors.kafka.TimestampRule;
import dev.muster.connectors.kafka.TopicPreflight;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppedBrokerTest {
  @TempDir private Path directory;
  private DataDirectory data;

  @BeforeEach
  void prepare() {
    data = DataDirectory.prepare(directory.resolve("data"));
  }

  @Test
  void runsAloneOnItsDirectoryForAsLongAsItIsUsed() {
    RestingBroker broker = RestingBroker.installed().orElseThrow();

    Set<String> missing =
        broker.use(
            data,
            kafka -> {
              assertThat(InstanceLock.isTaken(data)).isTrue();
              return new TopicPreflight(kafka, TimestampRule.RECORDED).missing(List.of("a"));
            });

    assertThat(missing).containsExactly("a");
    assertThat(InstanceLock.isTaken(data)).isFalse();
  }

  @Test
  void leavesADirectoryAloneOnWhichSomethingRuns() {
    try (InstanceLock lock = InstanceLock.take(data)) {
      assertThatThrownBy(() -> new StoppedBroker().use(data, kafka -> kafka))
          .isInstanceOf(DataDirectoryException.class)
          .hasMessageContaining("stop it first");
    }
  }
}
