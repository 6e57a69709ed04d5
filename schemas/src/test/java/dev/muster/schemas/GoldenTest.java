package dev.muster.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes of every schema as its first version wrote them: they are read for ever. */
class GoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  static Set<String> names() {
    return Samples.all().keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsTheBytesOfVersionOne(String name) throws IOException {
    SpecificRecordBase expected = Samples.all().get(name);
    byte[] golden = Files.readAllBytes(file(name));
    BinaryMessageDecoder<SpecificRecordBase> decoder =
        new BinaryMessageDecoder<>(SpecificData.get(), expected.getSchema());
    assertThat(decoder.decode(golden)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("names")
  void writesTheSameBytesStill(String name) throws IOException {
    assertThat(encode(Samples.all().get(name))).isEqualTo(Files.readAllBytes(file(name)));
  }

  @Test
  void readsTheGoldenEnvelopeInPlace() throws Exception {
    byte[] golden = Files.readAllBytes(file("Envelope"));
    EnvelopeView view = EnvelopeCodec.decode(golden);
    assertThat(view.device()).isEqualTo("pump-0042");
    assertThat(view.gateway()).isEqualTo("gateway-3");
    assertThat(view.gatewayTime()).isEqualTo(1_790_000_061_000L);
    assertThat(view.messageOffset() + view.messageLength()).isEqualTo(golden.length);
    assertThat(
            EnvelopeCodec.encode(
                "pump-0042", "gateway-3", 1_790_000_061_000L, new byte[] {3, 3, 3}))
        .isEqualTo(golden);
  }

  @Test
  void readsTheGoldenSignedRecord() throws Exception {
    byte[] golden = Files.readAllBytes(file("SignedRecord"));
    byte[] cose = SignedRecordCodec.decode(golden);
    assertThat(cose).hasSize(5);
    assertThat(SignedRecordCodec.encode(cose)).isEqualTo(golden);
  }

  @Test
  @Disabled("run by hand when a schema is added; a file that exists is never written again")
  void writeMissingGoldenFiles() {
    Samples.all().forEach(GoldenTest::writeIfMissing);
  }

  private static void writeIfMissing(String name, SpecificRecordBase sample) {
    try {
      if (!Files.exists(file(name))) {
        Files.write(file(name), encode(sample));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] encode(SpecificRecordBase sample) throws IOException {
    BinaryMessageEncoder<SpecificRecordBase> encoder =
        new BinaryMessageEncoder<>(SpecificData.get(), sample.getSchema());
    ByteBuffer encoded = encoder.encode(sample);
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }

  private static Path file(String name) {
    return GOLDEN.resolve(name + ".v1.bin");
  }
}
