package dev.muster.message.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.message.cbor.CborWriter;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.reading.Reading;
import dev.muster.message.reading.SenmlReader;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page says about the plaintext of a section, each case made from its sentence. */
class PlaintextSentencesTest {
  /** 2026-01-01T00:00Z. */
  private static final long NOW = 1_767_225_600_000L;

  /** Records as {@code name=value}, with unit and time where they are not the usual ones. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          integer labels                        | 81a2 006161 0204                   | a=4
          any width of numbers: 8 bits          | 81a2 006161 021804                 | a=4
          any width of numbers: 64 bits         | 81a2 006161 021b0000000000000004   | a=4
          a label of any width                  | 81a2 006161 190002 04              | a=4
          a negative label of any width         | 81a3 006161 3a00000004 0a 0204     | a=14
          any order of labels                   | 81a2 0204 006161                   | a=4
          an array of indefinite length         | 9fa2 006161 0204 ff                | a=4
          a record of indefinite length         | 81bf 006161 0204 ff                | a=4
          text in chunks                        | 81a2 007f6161 6162ff 0204          | ab=4
          bytes in chunks                       | 81a2 006161 085f 4101 4102 ff      | a='AQI'
          self-described CBOR                   | d9d9f7 81a2 006161 0204            | a=4
          the map tag of a library              | 81 d90103 a2 006161 0204           | a=4
          both tags                             | d9d9f7 81 d90103 bf 006161 0204 ff | a=4
          a name of base and own                | 81a3 2162 622f 006161 0204         | b/a=4
          a base name alone                     | 81a2 216161 0204                   | a=4
          all characters of a name              | 81a2 0068 412d3a2e2f5f397a 0204    | A-:./_9z=4
          a name that begins with a digit       | 81a2 006139 0204                   | 9=4
          a name of LwM2M                       | 81a2 006c 2f333330332f302f35373030 0204 | /3303/0/5700=4
          names of LwM2M with a base            | 82a3 2168 2f333330332f302f 006435373030 0204 a2 006435373031 0205 | /3303/0/5700=4 /3303/0/5701=5
          a name of a device URN                | 81a3 216c 75726e3a6465763a6f773a31 006c 2f333330332f302f35373030 0204 | urn:dev:ow:1/3303/0/5700=4
          a unit                                | 81a3 006161 016143 0204            | a=4C
          a base unit                           | 81a3 006161 236143 0204            | a=4C
          a unit goes before the base unit      | 81a4 006161 236143 01614b 0204     | a=4K
          base value and value added            | 81a3 006161 240a 0204              | a=14
          integers beyond 2^53 lose digits      | 81a2 006161 021b0020000000000001   | a=9007199254740992
          a text                                | 81a2 006161 03626f6e               | a='on'
          a truth                               | 81a2 006161 04f5                   | a=true
          a truth that is not                   | 81a2 006161 04f4                   | a=false
          bytes as base64url without padding    | 81a2 006161 0844 fbff0102          | a='-_8BAg'
          no bytes                              | 81a2 006161 0840                   | a=''
          base time and time added              | 81a4 006161 221a6955b900 0601 0204 | a=4@+1000
          a version of 10                       | 81a3 200a 006161 0204              | a=4
          a version as a float                  | 81a3 20f94900 006161 0204          | a=4
          a half float                          | 81a2 006161 02f93e00               | a=1.5
          a float of 32 bits                    | 81a2 006161 02fa3fc00000           | a=1.5
          a float of 64 bits                    | 81a2 006161 02fb3ff8000000000000   | a=1.5
          a negative integer of 64 bits         | 81a2 006161 023bffffffffffffffff   | a=-18446744073709551616
          a small integer as bytes              | 81a2 006161 02c24104               | a=4
          a small negative integer as bytes     | 81a2 006161 02c34104               | a=-5
          zero as no bytes                      | 81a2 006161 02c240                 | a=0
          an integer of 72 bits                 | 81a2 006161 02c249010000000000000000 | a=18446744073709551616
          a decimal fraction                    | 81a2 006161 02c4822119 6ab3        | a=273.15
          a decimal fraction of an integer as bytes | 81a2 006161 02c48201c24104     | a=40
          the smallest exponent                 | 81a2 006161 02c48239018f01         | a=0
          a time as a decimal fraction          | 81a3 006161 0204 06c4822001        | a=4@+100
          a relative time                       | 81a3 006161 0204 0620              | a=4@-1000
          a fraction of a second                | 81a3 006161 0204 06f93800          | a=4@+500
          a time of its own                     | 81a3 006161 0204 061a6955b9ff      | a=4@+255000
          a record without a value              | 82a1 006162 a2 006161 0204         | a=4
          a sum beside a value                  | 81a3 006161 0204 0509              | a=4
          a base value alone in a record        | 82a1 2401 a2 006161 0204           | a=5
          another integer label                 | 81a3 006161 0204 182a81f6          | a=4
          a label beyond a million              | 81a3 006161 0204 1a000f4241 00     | a=4
          a label of 64 bits                    | 81a3 006161 0204 1bffffffffffffffff 00 | a=4
          a negative label of 64 bits           | 81a3 006161 0204 3bffffffffffffffff 00 | a=4
          a text label of a later standard      | 81a3 006161 0204 63766c6f 63313a32 | a=4
          a tag in what is stepped over         | 81a3 006161 0204 646e6f7465 c11a6955b900 | a=4
          an array of no records                | 80                                 | ''
          an array of no records and no length  | 9fff                               | ''
          eight deep in what is stepped over    | 81a3 006161 0204 182a 81818181818181 8100 | a=4
          """)
  void reads(String what, String hex, String readings) throws Exception {
    String read = read(hex).stream().map(this::shown).collect(Collectors.joining(" "));
    assertThat(read).isEqualTo(readings);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
              a map instead of the array            | a2 006161 0204
              bytes after the array                 | 81a2 006161 0204 00
              another tag around the array          | d90103 81a2 006161 0204
              self-described CBOR twice             | d9d9f7 d9d9f7 81a2 006161 0204
              another tag around a record           | 81 d9d9f7 a2 006161 0204
              the tag of a map with text keys       | 81 d90113 a2 006161 0204
              a tag around a label                  | 81a2 006161 c102 04
              a tag around a text                   | 81a2 00d9d9f76161 0204
              a time with the tag of times          | 81a3 006161 0204 06c11a6955b900
              the tag of a bigfloat                 | 81a2 006161 02c5822103
              a decimal fraction of three           | 81a2 006161 02c483200101
              a decimal fraction of a float         | 81a2 006161 02c48220f93e00
              an exponent of 401                    | 81a2 006161 02c48219019101
              an exponent of -401                   | 81a2 006161 02c48239019001
              an exponent of 64 bits                | 81a2 006161 02c4821b7fffffffffffffff01
              the lowest exponent of 64 bits        | 81a2 006161 02c4823b7fffffffffffffff01
          an exponent as bytes                  | 81a2 006161 02c482c2410101
              a decimal fraction beyond all numbers | 81a2 006161 02c4821901900a
              a tag in a tag                        | 81a2 006161 02c2c24104
              NaN                                   | 81a2 006161 02f97e00
              infinity                              | 81a2 006161 02f97c00
              infinity of 64 bits                   | 81a2 006161 02fbfff0000000000000
              NaN as a base value                   | 81a3 006161 24f97e00 0204
              NaN as a time                         | 81a3 006161 0204 06f97e00
              a sum of values beyond all numbers    | 81a3 006161 24fb7fefffffffffffff 02fb7fefffffffffffff
              a number as text                      | 81a2 006161 026134
              a text value that is a number         | 81a2 006161 0304
              a truth that is a number              | 81a2 006161 0401
              bytes that are a text                 | 81a2 006161 086161
              a chunk of bytes that is a text       | 81a2 006161 085f6161ff
              nil as a value                        | 81a2 006161 02f6
              undefined as a value                  | 81a2 006161 02f7
              nil as a unit                         | 81a3 006161 01f6 0204
              a name that is a number               | 81a2 0001 0204
              a version of 11                       | 81a3 200b 006161 0204
              a version as text                     | 81a3 206131 006161 0204
              two values                            | 81a3 006161 0204 036161
              a value and bytes                     | 81a3 006161 0204 084101
              a label twice                         | 81a3 006161 0204 0205
              a label twice in two widths           | 81a3 006161 0204 190002 05
              a label twice that is not read        | 81a4 006161 0204 0501 0502
              no name                               | 81a1 0204
              an empty name                         | 81a2 0060 0204
              a space in a name                     | 81a2 00636120 62 0204
              a name that begins with a hyphen      | 81a2 00622d61 0204
              a name beyond ASCII                   | 81a2 0062c3bc 0204
              a text that is no UTF-8               | 81a2 006161 0361ff
              a character cut by chunks             | 81a2 006161 037f61c361bcff
              a label that is a float               | 81a2 006161 f94000 04
              a label that is a byte string         | 81a2 006161 4102 04
              a label that is true                  | 81a2 006161 f5 04
              a label that is an array              | 81a2 006161 8002 04
              a text label that must be understood  | 81a3 006161 0204 6275 5f 00
              the labels of JSON                    | 81a2 616e6161 617604
              a label of JSON beside the others     | 81a3 006161 0204 617401
              numbers as text                       | 81a2 6130 6161 6132 04
              a negative number as text             | 81a3 006161 0204 622d32 6162
              a number as text in chunks            | 81a3 006161 0204 7f 6131 6131 ff 00
              records without any reading           | 82a1 006161 a0
              a sum and nothing else                | 81a2 006161 0504
              base values and nothing else          | 81a2 216161 2401
              labels of its own and nothing else    | 81a1 6474656d70 15
              before 1970                           | 81a3 006161 0204 063a7fffffff
              after the year 9999                   | 81a3 006161 0204 061b0000003b00000000
              nine deep in what is stepped over     | 81a3 006161 0204 182a 8181818181818181 8100
              nine deep in tags                     | 81a3 006161 0204 182a c1c1c1c1c1c1c1c1 c100
              cut short                             | 81a2 006161 02
              a count beyond the bytes              | 9bffffffffffffffff
              a break where nothing ends            | 81a2 006161 02ff
          """)
  void refuses(String what, String hex) {
    assertThatThrownBy(() -> read(hex)).isInstanceOf(MalformedCborException.class);
  }

  @Test
  void countsCharactersAndNotTheirUnits() throws Exception {
    String pumps = "\ud83d\udca7".repeat(256);
    assertThat(read(unit(pumps))).hasSize(1);
    assertThat(read(unit("u".repeat(256)))).hasSize(1);
    assertThatThrownBy(() -> read(unit(pumps + "x"))).isInstanceOf(MalformedCborException.class);
  }

  @Test
  void takesAnIntegerOf128BytesIfItIsFinite() throws Exception {
    String digits = "7f" + "00".repeat(127);
    assertThat(read("81a2 006161 02c25880" + digits)).hasSize(1);
    assertThatThrownBy(() -> read("81a2 006161 02c25880" + "ff".repeat(128)))
        .isInstanceOf(MalformedCborException.class);
    assertThatThrownBy(() -> read("81a2 006161 02c25881" + "00".repeat(129)))
        .isInstanceOf(MalformedCborException.class);
  }

  private static byte[] unit(String unit) {
    CborWriter out = new CborWriter().array(1).map(3).integer(0).text("a");
    return out.integer(1).text(unit).integer(2).integer(4).toByteArray();
  }

  private static List<Reading> read(String hex) throws MalformedCborException {
    return read(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  private static List<Reading> read(byte[] plaintext) throws MalformedCborException {
    return SenmlReader.read(plaintext, NOW);
  }

  private String shown(Reading reading) {
    String value =
        switch (reading.kind()) {
          case NUMBER -> number(reading.number());
          case TRUTH -> Boolean.toString(reading.number() != 0);
          case TEXT -> "'" + reading.text() + "'";
        };
    long late = reading.time() - NOW;
    String time = late == 0 ? "" : (late > 0 ? "@+" : "@") + late;
    String unit = reading.unit() == null ? "" : reading.unit();
    return reading.name() + "=" + value + unit + time;
  }

  private static String number(double number) {
    return number == Math.rint(number)
        ? new BigDecimal(number).toPlainString()
        : Double.toString(number);
  }
}
