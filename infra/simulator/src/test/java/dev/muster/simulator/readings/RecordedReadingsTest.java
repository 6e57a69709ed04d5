package dev.muster.simulator.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.simulator.roster.Cohort;
import dev.muster.simulator.roster.SimulatedDevice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedReadingsTest {
  @TempDir private Path directory;

  @Test
  void findsTheColumnsThatHoldReadings() throws IOException {
    write(
        "a.csv",
        "\"No\",\"year\",\"PM2.5\",\"TEMP\",\"wd\",\"station\"",
        "1,2013,4,-0.7,\"N\",\"A\"");

    assertThat(read(0))
        .containsExactly(new Measurement("PM2.5", null, 4), new Measurement("TEMP", null, -0.7));
  }

  @Test
  void readsColumnsThatBlanksSeparate() throws IOException {
    write("m.txt", "Reading# Mote-ID Humidity Temperature Label", "1\t3\t46.82\t27.61\t0");

    assertThat(read(0))
        .containsExactly(
            new Measurement("Humidity", null, 46.82), new Measurement("Temperature", null, 27.61));
  }

  @Test
  void readsWhatIsQuotedAsOneValue() throws IOException {
    write(
        "a.csv",
        "note,\"Temp, inside\",Load",
        "\"two",
        "lines, one value\",21.5,3",
        "\"she said \"\"no\"\"\",22.5,4");

    assertThat(read(0))
        .containsExactly(
            new Measurement("Temp__inside", null, 21.5), new Measurement("Load", null, 3));
    assertThat(read(1)).extracting(Measurement::value).containsExactly(22.5, 4.0);
  }

  @Test
  void readsColumnsThatSemicolonsSeparate() throws IOException {
    write("a.csv", "Global power;Voltage", "4.2;234.8", "; 233.1");

    assertThat(read(0))
        .containsExactly(
            new Measurement("Global_power", null, 4.2), new Measurement("Voltage", null, 234.8));
    assertThat(read(1)).containsExactly(new Measurement("Voltage", null, 233.1));
  }

  @Test
  void readsWhatIsGzipped() throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(directory.resolve("a.csv.gz")))) {
      out.write("a;b\n1;2\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(read(0)).extracting(Measurement::value).containsExactly(1.0, 2.0);
  }

  @Test
  void refusesAFileInWhichAQuoteHasNoEnd() throws IOException {
    write("a.csv", "a,b", "1,\"2");

    assertThatThrownBy(() -> RecordedReadings.load(directory))
        .isInstanceOf(RecordingsUnreadableException.class)
        .hasMessageContaining("a.csv: ");
  }

  @Test
  void isSilentWhereMostValuesAreMissing() throws IOException {
    write("a.csv", "a,b,c", "1,2,3", "NA,NA,3", "1,NA,3");

    assertThat(read(0)).hasSize(3);
    assertThat(read(1)).isEmpty();
    assertThat(read(2)).hasSize(2);
  }

  @Test
  void givesNamesThatSenmlAllows() throws IOException {
    write("a.csv", "Temp (C),#x", "1,2");

    assertThat(read(0)).extracting(Measurement::name).containsExactly("Temp__C_", "v_x");
  }

  @Test
  void refusesADirectoryWithoutRecordings() throws IOException {
    write("notes.txt", "just words", "and more words");

    assertThatThrownBy(() -> RecordedReadings.load(directory))
        .isInstanceOf(RecordingsUnreadableException.class)
        .hasMessageContaining("--readings needs a directory with .csv or .txt files");
  }

  private void write(String name, String... lines) throws IOException {
    Files.write(directory.resolve(name), List.of(lines));
  }

  private List<Measurement> read(long ordinal) {
    SimulatedDevice device =
        new SimulatedDevice(
            0, "d", Cohort.METER, "s", null, "1", SignatureAlgorithm.ES256, true, 1000);
    return RecordedReadings.load(directory).read(device, ordinal, 0).stream()
        .flatMap(section -> section.measurements().stream())
        .toList();
  }
}
