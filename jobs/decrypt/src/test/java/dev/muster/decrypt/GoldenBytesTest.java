package dev.muster.decrypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.message.section.SectionOutcome;
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

/**
 * The persisted bytes of version 1. A checkpoint of any release must stay readable: a file here is
 * never changed, a new form gets a new version and a new file.
 */
class GoldenBytesTest {
  private static final SectionDecision.Answer OPENED =
      new SectionDecision.Answer(
          "pumps", "operational", Purpose.DETECT, SectionOutcome.OPENED, "p", 3);
  private static final SectionDecision.Answer DENIED =
      new SectionDecision.Answer(
          "pumps", "location", Purpose.STORE, SectionOutcome.DENIED, null, -1);
  private static final SectionDecision DECISION =
      new SectionDecision(1_767_225_600_000L, "pump-1", DENIED, 17);
  private static final DecisionTally TALLY = DecisionTally.EMPTY.with(OPENED).with(DENIED);

  @Test
  void readsTheBytesOfVersionOne() throws IOException {
    check("SectionDecision", new SectionDecisionCodec(), DECISION);
    check("DecisionTally", new DecisionTallyCodec(), TALLY.with(OPENED));
  }

  @Test
  void refusesAVersionThatItDoesNotKnow() throws IOException {
    byte[] bytes = golden("DecisionTally");
    bytes[0] = 2;
    assertThatThrownBy(
            () ->
                new DecisionTallyCodec().read(new DataInputStream(new ByteArrayInputStream(bytes))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 2");
  }

  @Disabled("Writes the golden files of a new version; run by hand, once per version.")
  @Test
  void writeGoldenFiles() throws IOException {
    write("SectionDecision", bytes(new SectionDecisionCodec(), DECISION));
    write("DecisionTally", bytes(new DecisionTallyCodec(), TALLY.with(OPENED)));
  }

  private static <T> void check(String name, Codec<T> codec, T value) throws IOException {
    byte[] golden = golden(name);
    assertThat(codec.read(new DataInputStream(new ByteArrayInputStream(golden)))).isEqualTo(value);
    assertThat(bytes(codec, value)).isEqualTo(golden);
  }

  private static <T> byte[] bytes(Codec<T> codec, T value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    codec.write(value, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static byte[] golden(String name) throws IOException {
    try (InputStream file = GoldenBytesTest.class.getResourceAsStream(name + ".v1.bin")) {
      return file.readAllBytes();
    }
  }

  private static void write(String name, byte[] bytes) throws IOException {
    Path file = Path.of("src/test/resources/dev/muster/decrypt", name + ".v1.bin");
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
