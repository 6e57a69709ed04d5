package dev.muster.admin.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.admin.AdminException;
import dev.muster.detect.learned.Sensitivity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestTest {
  @TempDir Path directory;

  @Test
  void writesOneRowForEachAndKeepsWhatStoodThere() throws IOException {
    Path file = write("a.csv", "t,v\n2014-04-01 00:00:00,1.50\n2014-04-01 00:05:00,\n1,oops\n");
    run(file, List.of("t"), List.of("v"));
    assertThat(scores())
        .containsExactly(
            "timestamp,value,anomaly_score,expected_low,expected_high,reason",
            "2014-04-01 00:00:00,1.50,0.0,,,",
            "2014-04-01 00:05:00,,0.0,,,",
            "1,oops,0.0,,,");
  }

  @Test
  void findsASpikeAndSaysWhatWasExpected() throws IOException {
    BacktestSummary found = run(write("a.csv", recording(',')), List.of("t"), List.of("v"));
    assertThat(found.rows()).isEqualTo(400);
    assertThat(found.raised())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.time()).isEqualTo("1400018000");
              assertThat(each.device()).isEqualTo("a");
              assertThat(each.metric()).isEqualTo("v");
              assertThat(each.what())
                  .startsWith("expected ")
                  .contains("observed 500.000: the reading is far from those before it");
            });
    assertThat(scores().get(301)).startsWith("1400018000,500,0.").endsWith("those before it");
  }

  @Test
  void tellsASilenceFarBeyondTheCadence() throws IOException {
    StringBuilder text = new StringBuilder("t,v\n");
    for (int i = 0; i < 60; i++) {
      text.append(1_400_000_000L + 60L * i + (i >= 40 ? 7200 : 0)).append(",1\n");
    }
    BacktestSummary found = run(write("a.csv", text.toString()), List.of("t"), List.of("v"));
    assertThat(found.silences()).isEqualTo(1);
    assertThat(found.raised()).extracting(Raised::what).containsExactly("silent for PT2H1M");
  }

  @Test
  void readsSemicolonsTabsAndGzipAlike() throws IOException {
    run(write("a.csv", recording(',')), List.of("t"), List.of("v"));
    List<String> expected = scores();
    run(write("b.csv", recording(';')), List.of("t"), List.of("v"));
    assertThat(scores()).isEqualTo(expected);
    run(write("c.tsv", recording('\t')), List.of("t"), List.of("v"));
    assertThat(scores()).isEqualTo(expected);
    Path zipped = directory.resolve("d.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write(recording(',').getBytes(StandardCharsets.UTF_8));
    }
    run(zipped, List.of("t"), List.of("v"));
    assertThat(scores()).isEqualTo(expected);
  }

  @Test
  void takesADirectoryAsAFleetAndSeveralValues() throws IOException {
    Path fleet = Files.createDirectory(directory.resolve("fleet"));
    Files.writeString(fleet.resolve("b.csv"), "t,\"v, 1\",w\n1,\"2\",3\n");
    Files.writeString(fleet.resolve("a.csv"), "t,\"v, 1\",w\n1,4,5\n");
    run(fleet, List.of("t"), List.of("v, 1", "w"));
    assertThat(scores())
        .containsExactly(
            "timestamp,value,anomaly_score,expected_low,expected_high,reason,metric,device",
            "1,4,0.0,,,,\"v, 1\",a",
            "1,5,0.0,,,,w,a",
            "1,2,0.0,,,,\"v, 1\",b",
            "1,3,0.0,,,,w,b");
  }

  @ParameterizedTest
  @CsvSource({
    "2014-04-01T00:00:00Z, 1396310400000",
    "2014-04-01T02:00:00+02:00, 1396310400000",
    "2014-04-01 00:00:00, 1396310400000",
    "2014-04-01 00:00:00.5, 1396310400500",
    "2014-04-01T00:00, 1396310400000",
    "2014-04-01, 1396310400000",
    "1396310400, 1396310400000",
    "1396310400.25, 1396310400250",
    "1396310400000, 1396310400000"
  })
  void readsTimesAsPeopleWriteThem(String text, long millis) {
    assertThat(TimeText.millis(List.of(text))).isEqualTo(millis);
  }

  @Test
  void readsATimeInSeveralColumns() {
    assertThat(TimeText.millis(List.of("2014", "4", "1", "13"))).isEqualTo(1_396_357_200_000L);
  }

  @Test
  void saysWhereInputIsBadAndWhatToDo() throws IOException {
    Path file = write("a.csv", "t,v\n1,1\n2,2\nyesterday,3\n");
    refuses(file, "t", "v", file + ":4 has the time `yesterday`: write it as ");
    refuses(file, "t", "w", file + ":1 has no column w: write one of t, v.");
    Path wide = write("b.csv", "t,v\n1,1\n2,2,3\n");
    refuses(wide, "t", "v", wide + ":3 has 3 fields where the header names 2: mend or remove");
    Path empty = write("c.csv", "");
    refuses(empty, "t", "v", empty + ":1 is empty: name the columns in its first line");
    Path none = directory.resolve("none.csv");
    refuses(none, "t", "v", "There is no " + none + ": name a recording that is there");
    refuses(
        Files.createDirectory(directory.resolve("e")),
        "t",
        "v",
        "There is no file in " + directory.resolve("e") + " that ends in .csv");
  }

  @Test
  void drawsAPicture() throws IOException {
    Path plot = directory.resolve("p.png");
    Backtest.run(
        new BacktestSettings(
            write("a.csv", recording(',')),
            List.of("t"),
            List.of("v"),
            null,
            true,
            Sensitivity.NORMAL,
            null,
            plot));
    int alarm = 1600 * 300 / 400;
    assertThat(ImageIO.read(plot.toFile()).getRGB(alarm, 40) & 0xffffff).isEqualTo(0xdc1e1e);
  }

  @Test
  void keepsTheExtremesOfALongSeriesInItsPicture() {
    Trace trace = new Trace("t");
    for (int i = 0; i < 100_000; i++) {
      trace.add(i == 77_777 ? 9 : 1, i == 77_777 ? 1 : 0);
    }
    int part = 77_777 / 32;
    assertThat(trace.parts()).isEqualTo(3125);
    assertThat(trace.high[part]).isEqualTo(9);
    assertThat(trace.score[part]).isEqualTo(1);
    assertThat(trace.high[part + 1]).isEqualTo(1);
  }

  private void refuses(Path file, String time, String value, String sentence) {
    assertThatThrownBy(() -> run(file, List.of(time), List.of(value)))
        .isInstanceOf(AdminException.class)
        .hasMessageStartingWith(sentence);
  }

  private BacktestSummary run(Path input, List<String> time, List<String> values) {
    return Backtest.run(
        new BacktestSettings(
            input,
            time,
            values,
            null,
            false,
            Sensitivity.NORMAL,
            directory.resolve("scores.out"),
            null));
  }

  private List<String> scores() throws IOException {
    return Files.readAllLines(directory.resolve("scores.out"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static String recording(char separator) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("t" + separator + "v\n");
    for (int i = 0; i < 400; i++) {
      String value =
          i == 300 ? "500" : String.format(Locale.ROOT, "%.2f", 20 + random.nextDouble());
      text.append(1_400_000_000L + 60L * i).append(separator).append(value).append('\n');
    }
    return text.toString();
  }
}
