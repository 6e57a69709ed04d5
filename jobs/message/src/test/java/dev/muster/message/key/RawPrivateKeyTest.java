package dev.muster.message.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawPrivateKeyTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] SEED = {1};

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
        "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632552"
      })
  void refusesAScalarOutOfRange(String scalar) {
    assertThatThrownBy(() -> RawPrivateKey.fromSecret(KeyTypes.P256, HEX.parseHex(scalar)))
        .isInstanceOf(UnusableKeyException.class)
        .hasMessage("a private key out of range");
  }

  @Test
  void takesTheGreatestScalarInRange() throws UnusableKeyException {
    byte[] greatest =
        HEX.parseHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550");

    assertThat(RawPrivateKey.fromSecret(KeyTypes.P256, greatest).publicKey()).isNotNull();
  }

  @Test
  void refusesASecretOfAnotherLength() {
    assertThatThrownBy(() -> RawPrivateKey.fromSecret(KeyTypes.ED25519, new byte[31]))
        .isInstanceOf(UnusableKeyException.class)
        .hasMessage("a private key of another length than 32 bytes");
  }

  @Test
  void refusesAKeyOfAnotherTypeAndWhatIsNoKey() {
    byte[] ed25519 = RawPrivateKey.derive(KeyTypes.ED25519, "test", SEED).revealPkcs8();
    assertThatThrownBy(() -> RawPrivateKey.fromPkcs8(KeyTypes.P256, ed25519))
        .isInstanceOf(UnusableKeyException.class)
        .hasMessage("not a private P-256 key");
    assertThatThrownBy(() -> RawPrivateKey.fromPkcs8(KeyTypes.P256, SEED))
        .isInstanceOf(UnusableKeyException.class)
        .hasMessage("not a DER PKCS#8 private key");
  }

  @Test
  void givesEachUseOfASeedAKeyOfItsOwn() {
    assertThat(RawPrivateKey.derive(KeyTypes.P256, "one", SEED).publicKey().kid())
        .isNotEqualTo(RawPrivateKey.derive(KeyTypes.P256, "two", SEED).publicKey().kid());
  }

  @Test
  void isPrintedWithoutItsSecret() {
    RawPrivateKey key = RawPrivateKey.derive(KeyTypes.P256, "test", SEED);
    assertThat(key.toString()).startsWith("RawPrivateKey[P-256 ");
    assertThat(key.toString()).doesNotContain(HEX.formatHex(key.revealSecret()));
  }
}
