package dev.muster.detect.level;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The persisted bytes of version 1: the file is never changed. */
class NormalBytesTest {
  private static final Codec<Normal> CODEC = new NormalCodec();

  @Test
  void readsTheBytesOfVersionOne() throws IOException {
    byte[] golden;
    try (InputStream file = NormalBytesTest.class.getResourceAsStream("Normal.v1.bin")) {
      golden = file.readAllBytes();
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(golden));
    assertThat(CODEC.read(in)).usingRecursiveComparison().isEqualTo(normal());
    assertThat(in.available()).as("bytes left over").isZero();
    assertThat(bytes()).isEqualTo(golden);
  }

  @Disabled("Writes the golden file of a new version; run by hand, once per version.")
  @Test
  void writeGoldenFiles() throws IOException {
    Path directory = Path.of("src/test/resources/dev/muster/detect/level");
    Files.createDirectories(directory);
    Files.write(directory.resolve("Normal.v1.bin"), bytes());
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
