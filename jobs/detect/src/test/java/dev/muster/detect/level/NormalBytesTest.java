package dev.muster.detect.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.verify.Codec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** The persisted bytes of each version: a file is never changed. */
class NormalBytesTest {
  private static final Codec<Normal> CODEC = new NormalCodec();

  @Test
  void readsTheBytesOfTheNewestVersion() throws IOException {
    byte[] golden = golden("Normal.v2.bin");
    assertThat(read(golden)).usingRecursiveComparison().isEqualTo(normal());
    assertThat(bytes()).isEqualTo(golden);
  }

  @Test
  void readsTheBytesOfVersionOneWhichHadNoExtremes() throws IOException {
    Normal normal = normal();
    normal.extremes = Extremes.UNKNOWN;
    assertThat(read(golden("Normal.v1.bin"))).usingRecursiveComparison().isEqualTo(normal);
  }

  @Test
  void refusesAVersionThatItDoesNotKnow() {
    assertThatThrownBy(() -> read(new byte[] {3}))
        .hasMessage("The stored bytes are of version 3, this release reads 1 and 2");
  }

  private static Normal read(byte[] golden) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(golden));
    Normal normal = CODEC.read(in);
    assertThat(in.available()).as("bytes left over").isZero();
    return normal;
  }

  private static byte[] golden(String name) throws IOException {
    try (InputStream file = NormalBytesTest.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    }
  }

  @Disabled("Writes the golden file of a new version; run by hand, once per version.")
  @Test
  void writeGoldenFiles() throws IOException {
    Path directory = Path.of("src/test/resources/dev/muster/detect/level");
    Files.createDirectories(directory);
    Files.write(directory.resolve("Normal.v2.bin"), bytes());
  }

  private static byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CODEC.write(normal(), new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  /** Every field differs from every other. */
  private static Normal normal() {
    Normal normal = new Normal();
    normal.readings = 1;
    normal.low = 2.5;
    normal.high = 3.5;
    normal.step = 4.5;
    normal.extremes = new Extremes(2.75, 3.25, 18.5, 19.5);
    normal.last = 5.5;
    normal.lastTime = 6;
    normal.lastArrival = 7;
    normal.run = 8;
    normal.longestRun = 9;
    normal.runOnset = 10;
    normal.runOffset = 11;
    normal.outside = 12;
    normal.inside = 13;
    normal.onset = 14;
    normal.onsetOffset = 15;
    normal.excursion = Normal.Excursion.DRIFT;
    normal.stuck = true;
    normal.stuckOnset = 16;
    normal.stuckOffset = 17;
    return normal;
  }
}
