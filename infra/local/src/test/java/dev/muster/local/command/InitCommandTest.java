package dev.muster.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.cli.Muster;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InitCommandTest {
  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void makesKeysOnceAndNeverOverwritesThem() {
    assertThat(run("init", "--data", directory.toString(), "--fleet", "acme", "--json")).isZero();
    assertThat(out.toString()).contains("\"fleet\":\"acme\"", "\"root_sha256\":\"");

    assertThat(run("init", "--data", directory.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("never overwritten");
    assertThat(run("init", "--data", directory.toString(), "--add-missing")).isZero();
    assertThat(out.toString()).contains("No key is missing.");
  }

  private int run(String... arguments) {
    CommandLine line = Muster.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(arguments);
  }
}
