package dev.muster.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.cli.Muster;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class UpCommandTest {
  @TempDir private Path directory;

  private final StringWriter err = new StringWriter();

  @Test
  void takesNoPortThatThereCannotBe() {
    refuses("--kafka-port=99999", "--kafka-port is not 99999: choose a port from 1 to 65535.");
    refuses("--kafka-port=-1", "--kafka-port is not -1: choose a port from 1 to 65535.");
    refuses("--metrics-port=65535", "--metrics-port is not 65535: choose a port from 1 to 65534.");
    assertThat(directory).isEmptyDirectory();
  }

  private void refuses(String option, String sentence) {
    CommandLine line = Muster.commandLine();
    line.setErr(new PrintWriter(err));
    assertThat(line.execute("up", "--data=" + directory, option)).isEqualTo(2);
    assertThat(err.toString()).contains(sentence);
  }
}
