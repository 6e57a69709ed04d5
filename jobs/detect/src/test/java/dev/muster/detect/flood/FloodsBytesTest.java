package dev.muster.detect.flood;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.verify.Codec;
import dev.muster.verify.Forgeries;
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
class FloodsBytesTest {
  private static final Codec<Floods> CODEC = new FloodsCodec();

  @Test
  void readsTheBytesOfVersionOne() throws IOException {
    byte[] golden;
    try (InputStream file = FloodsBytesTest.class.getResourceAsStream("Floods.v1.bin")) {
      golden = file.readAllBytes();
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(golden));
    assertThat(CODEC.read(in)).usingRecursiveComparison().isEqualTo(floods());
    assertThat(in.available()).as("bytes left over").isZero();
    assertThat(bytes()).isEqualTo(golden);
  }

  @Disabled("Writes the golden file of a new version; run by hand, once per version.")
  @Test
  void writeGoldenFiles() throws IOException {
    Path directory = Path.of("src/test/resources/dev/muster/detect/flood");
    Files.createDirectories(directory);
    Files.write(directory.resolve("Floods.v1.bin"), bytes());
  }

  private static Floods floods() {
    Floods floods = new Floods();
    floods.add(new Forgeries(3, null, 7, 20, 17, 90));
    floods.add(new Forgeries(3, "gate-1", 7, 2_600, 18, 2_700));
    floods.add(new Forgeries(3, "gate-1", 8, 1, 2_800, 2_800));
    floods.lasting.put(Floods.NO_GATEWAY, new Flood(1, 2, 3, 4, 5));
    floods.lasting.put("gate-1", new Flood(2, 4, 6, 8, 10));
    return floods;
  }

  private static byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CODEC.write(floods(), new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
