package dev.muster.message.section;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.message.TestVectors;
import dev.muster.message.crypto.CryptoProvider;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every AES-GCM vector of Wycheproof whose IV and tag have the sizes of sections. */
class WycheproofAesGcmTest {
  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest
  @MethodSource("dev.muster.message.Providers#present")
  void opensExactlyTheValidCiphertexts(CryptoProvider provider) {
    List<String> wrong = new ArrayList<>();
    int judged = 0;
    for (JsonNode group : TestVectors.json("wycheproof/aes_gcm_test.json").get("testGroups")) {
      if (group.get("ivSize").asInt() != 96 || group.get("tagSize").asInt() != 128) {
        continue;
      }
      for (JsonNode test : group.get("tests")) {
        judged++;
        boolean valid = !test.get("result").asText().equals("invalid");
        if (opens(test, provider) != valid) {
          wrong.add(test.get("tcId") + " " + test.get("comment"));
        }
      }
    }
    assertThat(wrong).as("judged otherwise than published").isEmpty();
    assertThat(judged).isGreaterThan(100);
  }

  private static boolean opens(JsonNode test, CryptoProvider provider) {
    byte[] sealed = HEX.parseHex(test.get("ct").asText() + test.get("tag").asText());
    try {
      Cipher cipher = provider.aesGcm();
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(hex(test, "key"), "AES"),
          new GCMParameterSpec(128, hex(test, "iv")));
      cipher.updateAAD(hex(test, "aad"));
      return Arrays.equals(cipher.doFinal(sealed), hex(test, "msg"));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static byte[] hex(JsonNode test, String field) {
    return HEX.parseHex(test.get(field).asText());
  }
}
