package dev.muster.detect.rate;

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

/** The persisted bytes of both versions: the files are never changed. */
class PaceBytesTest {
  private static final Codec<Pace> CODEC = new PaceCodec();
  private static final Pace PACE =
      new Pace(
          1,
          2.5,
          3,
          new Account(4.5, 5.5),
          new Account(6.5, 7.5),
          new SignedTime(8, 9.5),
          10,
          11,
          12,
          true);

  @Test
  void readsAndWritesTheBytesOfVersionTwo() throws IOException {
    assertThat(read("Pace.v2.bin")).isEqualTo(PACE);
    assertThat(bytes()).isEqualTo(golden("Pace.v2.bin"));
  }

  @Test
  void countsWhatVersionOneStoredByTheDevicesTimeAsByArrival() throws IOException {
    Account arrived = new Account(4.5, 5.5);
    assertThat(read("Pace.v1.bin"))
        .isEqualTo(new Pace(1, 2.5, 3, arrived, arrived, SignedTime.UNKNOWN, 6, 7, 8, true));
  }

  @Disabled("Writes the golden file of a new version; run by hand, once per version.")
  @Test
  void writeGoldenFiles() throws IOException {
    Path directory = Path.of("src/test/resources/dev/muster/detect/rate");
    Files.createDirectories(directory);
    Files.write(directory.resolve("Pace.v2.bin"), bytes());
  }

  private static Pace read(String file) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(golden(file)));
    Pace pace = CODEC.read(in);
    assertThat(in.available()).as("bytes left over").isZero();
    return pace;
  }

  private static byte[] golden(String file) throws IOException {
    try (InputStream stream = PaceBytesTest.class.getResourceAsStream(file)) {
      return stream.readAllBytes();
    }
  }

  private static byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CODEC.write(PACE, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
