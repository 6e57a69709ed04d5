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

/** The persisted bytes of version 1: the file is never changed. */
class PaceBytesTest {
  private static final Codec<Pace> CODEC = new PaceCodec();
  private static final Pace PACE = new Pace(1, 2.5, 3, 4.5, 5.5, 6, 7, 8, true);

  @Test
  void readsTheBytesOfVersionOne() throws IOException {
    byte[] golden;
    try (InputStream file = PaceBytesTest.class.getResourceAsStream("Pace.v1.bin")) {
      golden = file.readAllBytes();
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(golden));
    assertThat(CODEC.read(in)).isEqualTo(PACE);
    assertThat(in.available()).as("bytes left over").isZero();
    assertThat(bytes()).isEqualTo(golden);
  }

  @Disabled("Writes the golden file of a new version; run by hand, once per version.")
  @Test
  void writeGoldenFiles() throws IOException {
    Path directory = Path.of("src/test/resources/dev/muster/detect/rate");
    Files.createDirectories(directory);
    Files.write(directory.resolve("Pace.v1.bin"), bytes());
  }

  private static byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CODEC.write(PACE, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
