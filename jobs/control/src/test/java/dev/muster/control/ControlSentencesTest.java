package dev.muster.control;

import static dev.muster.control.ControlFixture.DEVICE;
import static dev.muster.control.ControlFixture.arrived;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.registry.DeviceRecord;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.cbor.CborWriter;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.signature.ReproducibleSigner;
import dev.muster.message.signature.SignedObject;
import dev.muster.schemas.SignedRecordCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page {@code CONTROL.md} says about the bytes, each case made from its sentence. */
final class ControlSentencesTest {
  private static final long VERSION = 1;

  private final ControlAuthenticator<DeviceRecord> registry =
      new ControlAuthenticator<>(
          ControlFixture.root(), ControlContents.REGISTRY, CryptoProvider.fastest());

  /** The record is signed as it stands: only its form is another. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          as shown                           | more        |                            | APPLIED
          ES256 by its older label           | alg         | 01 26                      | APPLIED
          another algorithm than the key's   | alg         | 01 32                      | ALGORITHM_NOT_ALLOWED
          an alg that nobody has             | alg         | 01 1903e7                  | ALGORITHM_NOT_ALLOWED
          an alg as text                     | alg         | 01 65 4553323536           | MALFORMED
          a kid of 7 bytes                   | kid         | 04 47 01020304050607       | MALFORMED
          a kid that the root does not have  | kid         | 04 48 0102030405060708     | UNKNOWN_KEY
          no sub                             | sub         |                            | MALFORMED
          a sub that is another              | sub         | 02 66 70756d702d38         | SUBJECT_MISMATCH
          a sub as number                    | sub         | 02 07                      | MALFORMED
          no aud                             | aud         |                            | MALFORMED
          another fleet                      | aud         | 03 61 61                   | WRONG_FLEET
          no iat                             | iat         |                            | MALFORMED
          an iat long ago                    | iat         | 06 00                      | APPLIED
          an iat far ahead                   | iat         | 06 1b7fffffffffffffff      | APPLIED
          an iat before 1970                 | iat         | 06 20                      | MALFORMED
          no version                         | version     |                            | MALFORMED
          a version of 0                     | version     | 3a00010001 00              | MALFORMED
          a version below 0                  | version     | 3a00010001 20              | MALFORMED
          a version as text                  | version     | 3a00010001 61 31           | MALFORMED
          another version than the content's | version     | 3a00010001 02              | CONTENT_MALFORMED
          an end after arrival               | exp         | 04 1a6955b901              | APPLIED
          an end at arrival                  | exp         | 04 1a6955b900              | EXPIRED
          an end before arrival              | exp         | 04 00                      | EXPIRED
          an end that never comes            | exp         | 04 1b7fffffffffffffff      | APPLIED
          an end as text                     | exp         | 04 61 31                   | MALFORMED
          an end before 1970                 | exp         | 04 20                      | MALFORMED
          an unknown claim                   | unknown     | 07 41 00                   | MALFORMED
          the typ of another kind            | typ         | 10 74 6d75737465722d74727573742d76312b636f7365 | WRONG_KIND
          another version of the typ         | typ         | 10 77 6d75737465722d72656769737472792d76322b636f7365 | WRONG_KIND
          a typ of 64 bytes                  | typ         | 10 78 40 61616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161 | WRONG_KIND
          a typ of 65 bytes                  | typ         | 10 78 41 6161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161 | MALFORMED
          a typ as number                    | typ         | 10 1837                    | MALFORMED
          a label more                       | more        | 1821 00                    | MALFORMED
          """)
  void saysWhatBecomesOfAHeader(String what, String part, String hex, String result) {
    assertThat(result(signed(header(part, hex == null ? "" : hex)))).isEqualTo(result);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no tag                     | d2   | ''     | MALFORMED
          another tag                | d2   | d862   | MALFORMED
          a filled unprotected map   | a0   | a10000 | MALFORMED
          an unprotected nil         | a0   | f6     | MALFORMED
          an array of indefinite length | 84 | 9f    | MALFORMED
          """)
  void saysWhatBecomesOfAnObject(String what, String usual, String other, String result) {
    String cose = HexFormat.of().formatHex(signed(header("more", "")));
    int at = usual.equals("a0") ? cose.indexOf("a058") : cose.indexOf(usual);
    String changed = cose.substring(0, at) + other + cose.substring(at + 2);
    assertThat(result(HexFormat.of().parseHex(changed))).isEqualTo(result);
  }

  @Test
  void readsNothingAfterTheObjectTheRecordOrTheContent() {
    byte[] cose = signed(header("more", ""));
    assertThat(result(longer(cose))).isEqualTo("MALFORMED");
    assertThat(resultOf(longer(SignedRecordCodec.encode(cose)))).isEqualTo("MALFORMED");
    byte[] content = ControlContents.REGISTRY.write(ControlFixture.device(VERSION));
    assertThat(result(signed(header("more", ""), "registry", longer(content))))
        .isEqualTo("CONTENT_MALFORMED");
  }

  @Test
  void believesNoSignatureOverAnotherKindOrFleet() {
    byte[] content = ControlContents.REGISTRY.write(ControlFixture.device(VERSION));
    assertThat(result(signed(header("more", ""), "trust", content))).isEqualTo("BAD_SIGNATURE");
    byte[] elsewhere = ExternalAad.control("registry", "other-fleet");
    byte[] cose =
        SignedObject.sign(
            header("more", ""),
            elsewhere,
            content,
            new ReproducibleSigner(ControlFixture.key("registrar")));
    assertThat(result(cose)).isEqualTo("BAD_SIGNATURE");
  }

  @Test
  void takesNoBareObjectWithoutItsRecord() {
    assertThat(resultOf(signed(header("more", "")))).isEqualTo("MALFORMED");
    assertThat(resultOf(new byte[0])).isEqualTo("MALFORMED");
  }

  private static byte[] longer(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length + 1);
  }

  private static byte[] header(String part, String hex) {
    Map<String, String> claims = new LinkedHashMap<>();
    claims.put("sub", "02 66" + text(DEVICE));
    claims.put("aud", "03 6a" + text(ControlFixture.FLEET));
    claims.put("exp", "");
    claims.put("iat", "06 1a6955b900");
    claims.put("unknown", "");
    claims.put("version", "3a00010001 01");
    claims.computeIfPresent(part, (name, usual) -> hex);
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("alg", "01 28");
    long kid = ControlFixture.key("registrar").kid();
    labels.put("kid", "04 48" + HexFormat.of().toHexDigits(kid));
    labels.put("claims", "0f" + map(claims));
    labels.put("typ", "10 77" + text("muster-registry-v1+cose"));
    labels.put("more", "");
    labels.computeIfPresent(part, (name, usual) -> hex);
    return HexFormat.of().parseHex(map(labels).replace(" ", ""));
  }

  private static String map(Map<String, String> pairs) {
    long present = pairs.values().stream().filter(pair -> !pair.isEmpty()).count();
    return "%02x".formatted(0xa0 + present) + String.join("", pairs.values());
  }

  private static String text(String ascii) {
    return HexFormat.of().formatHex(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] signed(byte[] header) {
    byte[] content = ControlContents.REGISTRY.write(ControlFixture.device(VERSION));
    return signed(header, "registry", content);
  }

  private static byte[] signed(byte[] header, String kind, byte[] content) {
    byte[] aad =
        new CborWriter()
            .array(4)
            .text("muster-control")
            .integer(1)
            .text(kind)
            .text(ControlFixture.FLEET)
            .toByteArray();
    return SignedObject.sign(
        header, aad, content, new ReproducibleSigner(ControlFixture.key("registrar")));
  }

  private String result(byte[] cose) {
    return resultOf(SignedRecordCodec.encode(cose));
  }

  private String resultOf(byte[] value) {
    ArrivedRecord record = arrived(DEVICE, value);
    return registry
        .authenticate(record)
        .<String>fold(it -> "APPLIED", refused -> refused.result().name());
  }
}
