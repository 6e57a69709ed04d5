package dev.muster.message.cose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.message.Providers;
import dev.muster.message.TestVectors;
import dev.muster.message.cbor.CborReader;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.key.RawPublicKey;
import dev.muster.message.key.UnusableKeyException;
import dev.muster.message.signature.CoseVerifier;
import dev.muster.message.signature.PublicVerificationKey;
import dev.muster.message.signature.SignatureAlgorithm;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The COSE working group's COSE_Sign1 examples on P-256 and Ed25519. Their unprotected header names
 * the key, which Muster does not allow: the test takes it out, since no signature covers it.
 */
class CoseExamplesTest {
  private static final HexFormat HEX = HexFormat.of();

  static Stream<Arguments> examples() {
    return Providers.present()
        .flatMap(
            provider ->
                Stream.of("sign1-tests", "ecdsa-examples", "eddsa-examples")
                    .flatMap(folder -> TestVectors.files("cose-examples/" + folder).stream())
                    .filter(CoseExamplesTest::isApplicable)
                    .map(file -> Arguments.of(provider, file)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("examples")
  void verifiesWhatMustPassAndNothingElse(CryptoProvider provider, Path file) throws Exception {
    JsonNode example = TestVectors.read(file);
    boolean mustFail = example.path("fail").asBoolean();
    assertThat(verifies(example, provider)).isEqualTo(!mustFail);
  }

  /** Left out: other curves, an untagged object, and one that names its algorithm nowhere. */
  private static boolean isApplicable(Path file) {
    JsonNode example = TestVectors.read(file);
    JsonNode sign0 = example.path("input").path("sign0");
    return List.of("P-256", "Ed25519").contains(sign0.path("key").path("crv").asText())
        && List.of("ES256", "EdDSA").contains(sign0.path("protected").path("alg").asText())
        && !example.path("output").path("cbor").asText().startsWith("84");
  }

  private static boolean verifies(JsonNode example, CryptoProvider provider)
      throws UnusableKeyException {
    JsonNode sign0 = example.get("input").get("sign0");
    byte[] external = HEX.parseHex(sign0.path("external").asText(""));
    byte[] cbor = HEX.parseHex(example.get("output").get("cbor").asText());
    try {
      CoseSign1 signed = CoseSign1.read(withoutUnprotected(cbor));
      PublicVerificationKey key = publicKey(sign0.get("key"), provider);
      return new CoseVerifier(provider).verify(signed, external, key);
    } catch (MalformedCborException e) {
      return false;
    }
  }

  private static byte[] withoutUnprotected(byte[] cbor) throws MalformedCborException {
    CborReader in = new CborReader(cbor);
    if (in.readTag() != CoseLabels.TAG_SIGN1) {
      throw new MalformedCborException("another tag");
    }
    in.readArrayHead();
    byte[] header = in.readBytes();
    in.skip(8);
    byte[] payload = in.readBytes();
    return CoseSign1.encode(header, payload, in.readBytes());
  }

  private static PublicVerificationKey publicKey(JsonNode key, CryptoProvider provider)
      throws UnusableKeyException {
    if (key.get("crv").asText().equals("Ed25519")) {
      return of(SignatureAlgorithm.ED25519, HEX.parseHex(key.get("x_hex").asText()), provider);
    }
    byte[] coordinates = new byte[64];
    System.arraycopy(Base64.getUrlDecoder().decode(key.get("x").asText()), 0, coordinates, 0, 32);
    System.arraycopy(Base64.getUrlDecoder().decode(key.get("y").asText()), 0, coordinates, 32, 32);
    return of(SignatureAlgorithm.ES256, coordinates, provider);
  }

  private static PublicVerificationKey of(
      SignatureAlgorithm algorithm, byte[] coordinates, CryptoProvider provider)
      throws UnusableKeyException {
    RawPublicKey raw = RawPublicKey.fromCoordinates(algorithm.keyType(), coordinates);
    return PublicVerificationKey.of(algorithm, raw, provider);
  }
}
