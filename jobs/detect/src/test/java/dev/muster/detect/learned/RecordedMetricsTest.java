package dev.muster.detect.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Recordings beside the project, in the folder that the property {@code muster.data} names. */
class RecordedMetricsTest {
  private static final int HOUR = 3_600_000;

  @Test
  void bothAreQuietOnMotesOutsideOfWhatIsLabelled() throws IOException {
    assertThat(onMotes(false)).as("light, per 1,000 readings").isLessThan(0.5);
    assertThat(onMotes(true)).as("deep, per 1,000 readings").isLessThan(0.5);
  }

  @Test
  void bothAreQuietOnTemperatureAndPressureOfFourYears() throws IOException {
    assertThat(onStations(false)).as("light, a year").isLessThan(3);
    assertThat(onStations(true)).as("deep, a year").isLessThan(3);
  }

  private static double onMotes(boolean deep) throws IOException {
    int readings = 0;
    int alarms = 0;
    for (Path file : files("lwsndr", "_data.txt")) {
      List<String[]> rows = rows(file, "\\s+");
      for (int column = 2; column <= 3; column++) {
        LearnedDetector detector = detector(deep);
        for (int i = 0; i < rows.size(); i++) {
          double score = detector.score(5000L * i, Double.parseDouble(rows.get(i)[column]));
          if (!nearLabel(rows, i)) {
            readings++;
            alarms += score >= 0.5 ? 1 : 0;
          }
        }
      }
    }
    return 1000.0 * alarms / readings;
  }

  private static boolean nearLabel(List<String[]> rows, int at) {
    return rows.subList(Math.max(0, at - 10), Math.min(rows.size(), at + 2)).stream()
        .anyMatch(row -> row[4].equals("1"));
  }

  private static double onStations(boolean deep) throws IOException {
    int alarms = 0;
    double years = 0;
    for (Path file : files("beijing-air", ".csv")) {
      List<String[]> rows = rows(file, ",");
      for (int column = 11; column <= 12; column++) {
        LearnedDetector detector = detector(deep);
        for (int i = 0; i < rows.size(); i++) {
          String cell = rows.get(i)[column];
          double value = cell.equals("NA") ? Double.NaN : Double.parseDouble(cell);
          alarms += detector.score((long) HOUR * i, value) >= 0.5 ? 1 : 0;
        }
        years += rows.size() / 8766.0;
      }
    }
    return alarms / years;
  }

  private static LearnedDetector detector(boolean deep) {
    return deep ? new DeepDetector(Sensitivity.NORMAL) : new LightDetector(Sensitivity.NORMAL);
  }

  private static List<String[]> rows(Path file, String separator) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String[]> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      rows.add(line.strip().split(separator, -1));
    }
    return rows;
  }

  private static List<Path> files(String folder, String end) throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    Path data = root.resolve(System.getProperty("muster.data", "../shared/data")).resolve(folder);
    assumeTrue(Files.exists(data), () -> "skipped: no recordings at " + data.normalize());
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }
}
