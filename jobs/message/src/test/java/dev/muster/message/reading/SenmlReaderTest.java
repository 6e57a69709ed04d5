package dev.muster.message.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.message.cbor.CborWriter;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.reading.Reading.Kind;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenmlReaderTest {
  /** 2026-01-01T00:00Z. */
  private static final long NOW = 1_767_225_600_000L;

  @Test
  void readsWhatTheWriterWrites() throws Exception {
    List<Measurement> measurements =
        List.of(
            new Measurement("temperature", "Cel", 21.5, NOW / 1000.0),
            new Measurement("pressure", "Pa", 101_325, NOW / 1000.0 + 0.25));

    assertThat(SenmlReader.read(SenmlPack.encode(NOW / 1000, measurements), 0))
        .containsExactly(
            new Reading("temperature", "Cel", Kind.NUMBER, 21.5, null, NOW),
            new Reading("pressure", "Pa", Kind.NUMBER, 101_325, null, NOW + 250));
  }

  @Test
  void baseValuesCountFromTheirRecordOn() throws Exception {
    CborWriter out = new CborWriter().array(3);
    out.map(2).integer(0).text("a").integer(2).integer(1);
    out.map(6).integer(-2).text("b/").integer(-3).integer(NOW / 1000);
    out.integer(-4).text("V").integer(-5).integer(100).integer(0).text("x").integer(2).integer(5);
    out.map(3).integer(0).text("y").integer(3).text("on").integer(6).integer(-1);

    assertThat(SenmlReader.read(out.toByteArray(), NOW))
        .containsExactly(
            new Reading("a", null, Kind.NUMBER, 1, null, NOW),
            new Reading("b/x", "V", Kind.NUMBER, 105, null, NOW),
            new Reading("b/y", "V", Kind.TEXT, 0, "on", NOW - 1000));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "07, 7",
    "1818, 24",
    "1900ff, 255",
    "1a00000001, 1",
    "1bffffffffffffffff, 1.8446744073709552e19",
    "20, -1",
    "3903e7, -1000",
    "f93e00, 1.5",
    "f90001, 5.960464477539063e-8",
    "f9c400, -4",
    "fa47c35000, 100000",
    "fbc010666666666666, -4.1"
  })
  void readsNumbersOfAnyWidth(String hex, double value) throws Exception {
    byte[] pack = HexFormat.of().parseHex("81a200616102" + hex);

    assertThat(SenmlReader.read(pack, NOW))
        .singleElement()
        .isEqualTo(new Reading("a", null, Kind.NUMBER, value, null, NOW));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "9fbf0061610204ffff, arrays and maps of indefinite length",
    "81a2007f6161ff0204, a text in chunks",
    "81a2020400 6161, fields in another order",
    "81a3006161020405f97c00, a sum that is not read",
    "81a30061610204646e6f7465820102, a field of a later standard",
    "82a0a2006161 0204, a record without anything"
  })
  void readsWhatDevicesMayWrite(String hex, String what) throws Exception {
    byte[] pack = HexFormat.of().parseHex(hex.replace(" ", ""));

    assertThat(SenmlReader.read(pack, NOW))
        .as(what)
        .containsExactly(new Reading("a", null, Kind.NUMBER, 4, null, NOW));
  }

  @Test
  void readsTruth() throws Exception {
    byte[] pack = HexFormat.of().parseHex("81a200616104f5");

    assertThat(SenmlReader.read(pack, NOW))
        .containsExactly(new Reading("a", null, Kind.TRUTH, 1, null, NOW));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "a0, not an array",
    "81a1020400, bytes after the end",
    "81a10204, no name",
    "81a2006120 0204, a name with a space",
    "81a200612d0204, a name that begins with a hyphen",
    "81a3006161020403616f, two values",
    "81a300616102040205, a label twice",
    "81a20061610 2f97c00, infinity",
    "81a200616102f97e00, not a number",
    "81a200616102f6, no value",
    "81a2006161026134, a text where a number belongs",
    "81a2006161020a00, more than was declared",
    "9a7fffffff, a length beyond the bytes",
    "81ba7fffffff, a map beyond the bytes",
    "81a2007a7fffffff, a text beyond the bytes",
    "81a200616102fb7ff0000000000000, infinity of 64 bits",
    "81a300616102040 6fb7fefffffffffffff, a time beyond all calendars",
    "81a30061610204063b00000fffffffffff, a time before 1970",
    "81a200 61ff 0204, text that is not UTF-8",
    "81a3006161020461 5f00, a field that must be understood",
    "81a2616e61616176 04, labels of JSON",
    "81a300616102046174 01, a label of JSON beside those of CBOR",
    "81a320 0b006161 0204, a later version",
    "81a3006161020407818181818181818181 00, nested too deeply",
    "81a200616102c5822103, a bigfloat",
    "81a2006161021c, a reserved length",
    "81a20061610 5ff, a break where nothing ends"
  })
  void refusesWhatIsNoSenml(String hex, String what) {
    byte[] pack = HexFormat.of().parseHex(hex.replace(" ", ""));

    assertThatThrownBy(() -> SenmlReader.read(pack, NOW))
        .as(what)
        .isInstanceOf(MalformedCborException.class);
  }

  @Test
  void boundsReadingsAndNames() throws Exception {
    assertThat(SenmlReader.read(many(1024), NOW)).hasSize(1024);
    assertThatThrownBy(() -> SenmlReader.read(many(1025), NOW))
        .isInstanceOf(MalformedCborException.class);
    assertThat(SenmlReader.read(named("n".repeat(128), "n".repeat(128)), NOW)).hasSize(1);
    assertThatThrownBy(() -> SenmlReader.read(named("n".repeat(128), "n".repeat(129)), NOW))
        .isInstanceOf(MalformedCborException.class);
    assertThatThrownBy(() -> SenmlReader.read(named("n".repeat(257), "n"), NOW))
        .isInstanceOf(MalformedCborException.class);
  }

  @Test
  void neverPrintsAReading() {
    assertThat(new Reading("a", "V", Kind.NUMBER, 17.25, null, NOW).toString())
        .doesNotContain("17");
  }

  @Test
  void readsOrRefusesEveryTruncationAndEveryFlippedBit() {
    readsOrRefusesEveryTruncationAndEveryFlippedBit(
        SenmlPack.encode(5, List.of(new Measurement("temperature", "Cel", 21.5, 6.25))));
    readsOrRefusesEveryTruncationAndEveryFlippedBit(
        HexFormat.of()
            .parseHex(
                "d9d9f784d90103a200616102c48221196ab3a200616202c2410ba2006163085f4107ff"
                    + "bf00616403616506c482390101c3410163616263818204f5ff"));
  }

  private static void readsOrRefusesEveryTruncationAndEveryFlippedBit(byte[] sample) {
    for (int length = 0; length < sample.length; length++) {
      readsOrRefuses(Arrays.copyOf(sample, length));
    }
    for (int bit = 0; bit < 8 * sample.length; bit++) {
      byte[] flipped = sample.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      readsOrRefuses(flipped);
    }
  }

  @Property
  void readsOrRefusesAnyBytes(@ForAll @Size(max = 200) byte[] bytes) {
    readsOrRefuses(bytes);
  }

  private static void readsOrRefuses(byte[] bytes) {
    try {
      assertThat(SenmlReader.read(bytes, NOW)).isNotNull();
    } catch (MalformedCborException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static byte[] many(int readings) {
    CborWriter out = new CborWriter().array(readings);
    for (int i = 0; i < readings; i++) {
      out.map(2).integer(0).text("a").integer(2).integer(i);
    }
    return out.toByteArray();
  }

  private static byte[] named(String base, String name) {
    CborWriter out = new CborWriter().array(1).map(3).integer(-2).text(base);
    return out.integer(0).text(name).integer(2).integer(1).toByteArray();
  }
}
