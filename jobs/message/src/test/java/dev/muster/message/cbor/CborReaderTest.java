package dev.muster.message.cbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CborReaderTest {
  private static final int DEPTH = 16;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00",
        "17",
        "1818",
        "18ff",
        "190100",
        "1a00010000",
        "1b0000000100000000",
        "1b7fffffffffffffff",
        "20",
        "3863",
        "40",
        "4401020304",
        "60",
        "62c3bc",
        "80",
        "83010203",
        "a0",
        "a201020304",
        "a20120200a",
        "c11a514b67b0",
        "f4",
        "f5",
        "f6"
      })
  void takesDeterministicItems(String hex) {
    assertThatCode(() -> skip(hex)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "'', nothing",
    "1817, a longer head than needed",
    "190017, a longer head than needed",
    "1900ff, a longer head than needed",
    "1a0000ffff, a longer head than needed",
    "1b00000000ffffffff, a longer head than needed",
    "5801ff, a longer head than needed",
    "1bffffffffffffffff, beyond 63 bits",
    "5f4101ff, indefinite bytes",
    "7f6161ff, indefinite text",
    "9fff, an indefinite array",
    "bfff, an indefinite map",
    "1c, a reserved length",
    "62c328, not UTF-8",
    "63eda080, a surrogate in UTF-8",
    "62c080, overlong UTF-8",
    "4401, cut short",
    "5affffffff, a length beyond the input",
    "9affffffff, a count beyond the input",
    "baffffffff, a count beyond the input",
    "a203040102, keys out of order",
    "a201020103, the same key twice",
    "a22000 0100, negative before positive",
    "f7, undefined",
    "f97e00, a float",
    "fb3ff0000000000000, a float",
    "f818, a simple value",
    "ff, a break",
    "0000, more than one item"
  })
  void refusesEverythingElse(String hex, String defect) {
    assertThatThrownBy(() -> skip(hex.replace(" ", "")))
        .as(defect)
        .isInstanceOf(MalformedCborException.class);
  }

  @Test
  void refusesNestingBeyondTheBound() {
    assertThatCode(() -> skip("81".repeat(DEPTH) + "00")).doesNotThrowAnyException();
    assertThatThrownBy(() -> skip("81".repeat(DEPTH) + "80"))
        .isInstanceOf(MalformedCborException.class)
        .hasMessage("nested too deeply");
    assertThatThrownBy(() -> skip("c1".repeat(DEPTH) + "a0"))
        .isInstanceOf(MalformedCborException.class);
  }

  @Property
  void readsTheIntegersThatTheWriterWrites(@ForAll long value) throws MalformedCborException {
    CborReader in = new CborReader(new CborWriter().integer(value).toByteArray());
    assertThat(in.readInteger()).isEqualTo(value);
    in.requireEnd();
  }

  @Property
  void readsTheTextsThatTheWriterWrites(@ForAll String value) throws MalformedCborException {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    CborReader in = new CborReader(new CborWriter().text(value).bytes(utf8).toByteArray());
    assertThat(in.readText(Integer.MAX_VALUE).getBytes(StandardCharsets.UTF_8)).isEqualTo(utf8);
    assertThat(in.readBytes()).isEqualTo(utf8);
    in.requireEnd();
  }

  private static void skip(String hex) throws MalformedCborException {
    CborReader in = new CborReader(HexFormat.of().parseHex(hex));
    in.skip(DEPTH);
    in.requireEnd();
  }
}
