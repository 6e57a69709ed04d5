package dev.muster.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes of every schema as each of its versions wrote them: they are read for ever. */
class GoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Path RELEASED = Path.of("src/test/resources/released");

  static Set<String> names() {
    return Samples.all().keySet();
  }

  static Set<String> older() {
    return Samples.older().keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsTheBytesOfTheNewestVersion(String name) throws IOException {
    SpecificRecordBase expected = Samples.all().get(name);
    byte[] golden = Files.readAllBytes(newest(name));
    BinaryMessageDecoder<SpecificRecordBase> decoder =
        new BinaryMessageDecoder<>(SpecificData.get(), expected.getSchema());
    assertThat(decoder.decode(golden)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("older")
  void readsTheBytesOfAnOlderVersion(String file) throws IOException {
    SpecificRecordBase expected = Samples.older().get(file);
    String name = file.substring(0, file.indexOf('.'));
    String version = file.substring(file.indexOf('.') + 1);
    BinaryMessageDecoder<SpecificRecordBase> decoder =
        new BinaryMessageDecoder<>(SpecificData.get(), expected.getSchema());
    Path written = RELEASED.resolve(version).resolve(name + ".avsc");
    decoder.addSchema(new Schema.Parser().parse(written.toFile()));
    byte[] golden = Files.readAllBytes(GOLDEN.resolve(file + ".bin"));
    assertThat(decoder.decode(golden)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("names")
  void writesTheSameBytesStill(String name) throws IOException {
    assertThat(encode(Samples.all().get(name))).isEqualTo(Files.readAllBytes(newest(name)));
  }

  @Test
  void readsTheGoldenEnvelopeInPlace() throws Exception {
    byte[] golden = Files.readAllBytes(newest("Envelope"));
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
    byte[] golden = Files.readAllBytes(newest("SignedRecord"));
    byte[] cose = SignedRecordCodec.decode(golden);
    assertThat(cose).hasSize(5);
    assertThat(SignedRecordCodec.encode(cose)).isEqualTo(golden);
  }

  @Test
  @Disabled(
      "run by hand when a schema is added or grows; a file that exists is never written again")
  void writeMissingGoldenFiles() throws IOException {
    for (String name : names()) {
      if (!Files.exists(newest(name))) {
        Files.write(newest(name), encode(Samples.all().get(name)));
      }
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

  /** The file of the version after all older ones. */
  private static Path newest(String name) {
    long older = older().stream().filter(file -> file.startsWith(name + ".")).count();
    return GOLDEN.resolve(name + ".v" + (older + 1) + ".bin");
  }
}
