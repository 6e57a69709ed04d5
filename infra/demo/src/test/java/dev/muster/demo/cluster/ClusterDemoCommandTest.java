package dev.muster.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.cli.Muster;
import dev.muster.cluster.command.ClusterDirectory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ClusterDemoCommandTest {
  @TempDir private Path directory;

  /** Somebody who tries a demonstration in between must not lose a fleet. */
  @Test
  void noDemonstrationEmptiesAClusterThatLasts() throws Exception {
    Path cluster = ClusterDirectory.lasting(directory.resolve("fleet-cluster"));

    assertThat(muster("cluster", "demo", "--data=" + cluster))
        .isEqualTo(
            "muster: Directory %s holds something that no demonstration made: choose another with --data.",
            cluster);
    assertThat(cluster).isNotEmptyDirectory();
  }

  private static String muster(String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine muster = Muster.commandLine();
    muster.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    assertThat(muster.execute(arguments)).isEqualTo(1);
    return said.toString().strip();
  }
}
