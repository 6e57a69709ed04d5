package dev.muster.local.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.local.broker.PortTakenException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaPortTest {
  @TempDir private Path directory;

  @Test
  void givesWayToWhoeverTakesTheChosenPortInTheSameMoment() throws IOException {
    DataDirectory data = DataDirectory.prepare(directory.resolve("data"));
    List<Integer> chosen = new ArrayList<>();
    List<ServerSocket> others = new ArrayList<>();
    try (EmbeddedBroker broker =
        KafkaPort.use(
            data,
            0,
            port -> {
              chosen.add(port);
              if (others.isEmpty()) {
                others.add(taken(port));
              }
              return EmbeddedBroker.start(data.kafka(), port);
            })) {
      assertThat(chosen).hasSizeGreaterThan(1).doesNotHaveDuplicates().endsWith(broker.port());
    } finally {
      for (ServerSocket other : others) {
        other.close();
      }
    }
  }

  @Test
  void doesNotGiveWayWithAPortThatWasAskedFor() throws IOException {
    DataDirectory data = DataDirectory.prepare(directory.resolve("data"));
    try (ServerSocket other = taken(0)) {
      int port = other.getLocalPort();
      assertThatThrownBy(
              () -> KafkaPort.use(data, port, any -> EmbeddedBroker.start(data.kafka(), any)))
          .isInstanceOf(PortTakenException.class)
          .hasMessageContaining("Port " + port + " on 127.0.0.1 is taken");
    }
  }

  @Test
  void remembersNoPortThatThereCannotBe() throws IOException {
    DataDirectory data = DataDirectory.prepare(directory.resolve("data"));
    for (String remembered : new String[] {"99999", "-5", "0", "port"}) {
      Files.writeString(data.port(), remembered);
      assertThat(KafkaPort.choose(data, 0)).as(remembered).isBetween(KafkaPort.DEFAULT, 65_535);
    }
  }

  private static ServerSocket taken(int port) {
    try {
      return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
