package dev.muster.trial.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.cli.Muster;
import dev.muster.demo.cluster.Endurance;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A cluster in processes of its own, under the attacks of the demonstration, whose brokers, object
 * store, catalog and job manager are killed one after the other; more by {@code
 * -Dmuster.cluster-kills=30}.
 */
@Tag("cluster")
class ClusterE2E {
  private static final int KILLS = Integer.getInteger("muster.cluster-kills", 6);
  private static final int SECONDS_EACH = 12;
  private static final int LAST_LINES = 60;

  /**
   * Whether nothing else runs here. Where it does, the simulated devices themselves fall behind
   * while brokers are away, and their silence is in the log.
   */
  private static final boolean IDLE_MACHINE = Boolean.getBoolean("muster.idle-machine");

  @TempDir private Path directory;

  @Test
  void losesAndDoublesNothingWhileItsProcessesAreKilled() throws Exception {
    Path data = directory.resolve("cluster");
    Path file = directory.resolve("report.json");
    String said =
        muster(
            "cluster",
            "demo",
            "--devices=100",
            "--rate=100",
            "--duration=" + KILLS * SECONDS_EACH + "s",
            "--stacktrace",
            "--kills=" + KILLS,
            "--data=" + data,
            "--report=" + file);
    assertThat(file).as(said).exists();
    JsonNode report = new ObjectMapper().readTree(file.toFile());

    assertThat(Endurance.broken(report, KILLS)).as(said).isEmpty();
    if (IDLE_MACHINE) {
      assertThat(Endurance.falseAccusations(report)).as(said).isEmpty();
    }
    assertThatNoSecretWasLogged(data);
  }

  private static void assertThatNoSecretWasLogged(Path data) throws Exception {
    try (Stream<Path> secrets = Files.list(data.resolve("secrets"));
        Stream<Path> logs = Files.list(data.resolve("logs"))) {
      List<String> words = new ArrayList<>();
      for (Path secret : secrets.toList()) {
        words.add(Files.readString(secret));
      }
      for (Path log : logs.toList()) {
        assertThat(Files.readString(log)).as(log.toString()).doesNotContain(words);
      }
    }
  }

  private static String muster(String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine muster = Muster.commandLine();
    muster.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    muster.execute(arguments);
    return end(said.toString());
  }

  /** What comes before it tells every two seconds how far all is; of traces, the causes. */
  private static String end(String said) {
    List<String> lines = said.lines().filter(line -> !line.startsWith("\tat ")).toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }
}
