package dev.muster.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.cli.Muster;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
  @Test
  void isACommandOfMusterAsSoonAsItsModuleIsThere() {
    assertThat(Muster.commandLine().getSubcommands()).containsKey("bench");
  }

  @Test
  void refusesAPartThatItDoesNotKnow() {
    StringWriter err = new StringWriter();

    int code =
        Muster.commandLine().setErr(new PrintWriter(err)).execute("bench", "--only", "magic");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("magic").contains("OVERHEAD");
  }
}
