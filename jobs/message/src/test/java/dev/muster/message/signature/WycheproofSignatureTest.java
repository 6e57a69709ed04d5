package dev.muster.message.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.message.TestVectors;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.key.UnusableKeyException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every signature vector of Wycheproof, through the same provider objects and checks as messages.
 */
class WycheproofSignatureTest {
  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest
  @MethodSource("dev.muster.message.Providers#present")
  void acceptsExactlyTheValidEcdsaSignatures(CryptoProvider provider) {
    judgeAll(
        "wycheproof/ecdsa_secp256r1_sha256_p1363_test.json", SignatureAlgorithm.ES256, provider);
  }

  @ParameterizedTest
  @MethodSource("dev.muster.message.Providers#present")
  void acceptsExactlyTheValidEd25519Signatures(CryptoProvider provider) {
    judgeAll("wycheproof/ed25519_test.json", SignatureAlgorithm.ED25519, provider);
  }

  private static void judgeAll(String file, SignatureAlgorithm algorithm, CryptoProvider provider) {
    List<String> wrong = new ArrayList<>();
    int judged = 0;
    for (JsonNode group : TestVectors.json(file).get("testGroups")) {
      byte[] spki = HEX.parseHex(group.get("publicKeyDer").asText());
      for (JsonNode test : group.get("tests")) {
        judged++;
        boolean valid = test.get("result").asText().equals("valid");
        if (accepts(algorithm, spki, test, provider) != valid) {
          wrong.add(test.get("tcId") + " " + test.get("comment"));
        }
      }
    }
    assertThat(wrong).as("judged otherwise than published").isEmpty();
    assertThat(judged).isGreaterThan(100);
  }

  private static boolean accepts(
      SignatureAlgorithm algorithm, byte[] spki, JsonNode test, CryptoProvider provider) {
    byte[] message = HEX.parseHex(test.get("msg").asText());
    byte[] signature = HEX.parseHex(test.get("sig").asText());
    try {
      PublicVerificationKey key = PublicVerificationKey.fromSpki(algorithm, spki, provider);
      return new CoseVerifier(provider).verifyBytes(message, signature, key);
    } catch (UnusableKeyException e) {
      return false;
    }
  }
}
