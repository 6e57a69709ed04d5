package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BacktestCommandTest {
  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsWhatWouldHaveBeenRaised() throws Exception {
    StringBuilder text = new StringBuilder("time;pump;bar\n");
    for (int i = 0; i < 300; i++) {
      text.append(1_400_000_000L + 60L * i).append(";p").append(i % 2).append(';');
      text.append(i == 280 ? 900 : 5 + i % 7).append('\n');
    }
    Path file = Files.writeString(directory.resolve("a.csv"), text);
    Path scores = directory.resolve("scores.csv");

    assertThat(
            run(
                file.toString(),
                "--time=time",
                "--value=bar",
                "--device=pump",
                "--detector=DEEP",
                "--out=" + scores))
        .as(err.toString())
        .isZero();

    assertThat(out.toString().lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("1400016800  p0  bar  expected ")
        .contains("observed 900.000");
    assertThat(out.toString()).endsWith("300 rows, 1 alarms, 0 silences%n".formatted());
    assertThat(Files.readAllLines(scores)).hasSize(301);
  }

  @Test
  void saysInOneSentenceWhatIsWrongWithTheInput() throws Exception {
    Path file = Files.writeString(directory.resolve("a.csv"), "t,v\n1,1\n");

    assertThat(run(file.toString(), "--time=when", "--value=v")).isEqualTo(1);
    assertThat(err.toString().lines())
        .first()
        .isEqualTo("muster: " + file + ":1 has no column when: write one of t, v.");
  }

  @Test
  void asksForTheColumnsThatItNeeds() {
    assertThat(run("a.csv", "--time=t")).isEqualTo(2);
    assertThat(err.toString()).contains("--value");
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "backtest";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    CommandLine line = Muster.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(all);
  }
}
