package dev.muster.message.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.message.Providers;
import dev.muster.message.SampleMessages;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.key.KeyTypes;
import dev.muster.message.key.RawPrivateKey;
import dev.muster.message.key.RawPublicKey;
import dev.muster.message.key.UnusableKeyException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  @Test
  void hasTheThumbprintOfTheExampleInRfc9679() throws Exception {
    String x = "65eda5a12577c2bae829437fe338701a10aaa375e1bb5b5de108de439c08551d";
    String y = "1e52ed75701163f7f9e40ddf9f341b3dc9ba860af7e0ca7ca7e9eecd0084d19c";
    RawPublicKey key = RawPublicKey.fromCoordinates(KeyTypes.P256, HEX.parseHex(x + y));
    assertThat(HEX.formatHex(key.thumbprint()))
        .isEqualTo("496bd8afadf307e5b08c64b0421bf9dc01528a344a43bda88fadd1669da253ec");
    assertThat(HEX.toHexDigits(key.kid())).isEqualTo("496bd8afadf307e5");
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void survivesItsEncodings(SignatureAlgorithm algorithm) throws Exception {
    SigningKey key = SampleMessages.key(algorithm);
    RawPublicKey read = RawPublicKey.fromSpki(key.publicKey().type(), key.publicKey().spki());
    assertThat(read.thumbprint()).isEqualTo(key.publicKey().thumbprint());
    byte[] pkcs8 = key.privateKey().revealPkcs8();
    assertThat(RawPrivateKey.fromPkcs8(algorithm.keyType(), pkcs8).publicKey().kid())
        .isEqualTo(key.kid());
    assertThat(key.toString()).doesNotContain(HEX.formatHex(key.privateKey().revealSecret()));
  }

  @Test
  void refusesAPointBesideTheCurve() {
    byte[] coordinates = SampleMessages.key(SignatureAlgorithm.ES256).publicKey().coordinates();
    coordinates[63] ^= 1;
    assertThatThrownBy(() -> RawPublicKey.fromCoordinates(KeyTypes.P256, coordinates))
        .isInstanceOf(UnusableKeyException.class);
  }

  @Test
  void refusesCoordinatesThatAreNotReduced() throws Exception {
    String y = "459243b9aa581806fe913bce99817ade11ca503c64d9a3c533415c083248fbcc";
    String reduced = "0000000000000000000000000000000000000000000000000000000000000005";
    String plusP = "ffffffff00000001000000000000000000000001000000000000000000000004";
    RawPublicKey.fromCoordinates(KeyTypes.P256, HEX.parseHex(reduced + y));
    assertThatThrownBy(() -> RawPublicKey.fromCoordinates(KeyTypes.P256, HEX.parseHex(plusP + y)))
        .isInstanceOf(UnusableKeyException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
      })
  void refusesEd25519KeysUnderWhichAnythingVerifies(String key) {
    assertThatThrownBy(() -> RawPublicKey.fromCoordinates(KeyTypes.ED25519, HEX.parseHex(key)))
        .isInstanceOf(UnusableKeyException.class);
  }

  @Test
  void refusesAKeyOfAnotherType() {
    byte[] ed25519 = SampleMessages.key(SignatureAlgorithm.ED25519).publicKey().spki();
    assertThatThrownBy(() -> RawPublicKey.fromSpki(KeyTypes.P256, ed25519))
        .isInstanceOf(UnusableKeyException.class)
        .hasMessageContaining("P-256");
  }

  @ParameterizedTest
  @MethodSource("dev.muster.message.Providers#present")
  void acceptsAHighS(CryptoProvider provider) throws Exception {
    SigningKey key = SampleMessages.key(SignatureAlgorithm.ES256);
    byte[] message = {1, 2, 3};
    byte[] signature = new ReproducibleSigner(key).sign(message);
    byte[] other = signature.clone();
    BigInteger s = new BigInteger(1, signature, 32, 32);
    BigIntegers.asUnsignedByteArray(ORDER.subtract(s), other, 32, 32);
    CoseVerifier verifier = new CoseVerifier(provider);
    PublicVerificationKey parsed = PublicVerificationKey.of(key, provider);
    assertThat(verifier.verifyBytes(message, signature, parsed)).isTrue();
    assertThat(verifier.verifyBytes(message, other, parsed)).isTrue();
    assertThat(verifier.verifyBytes(message, Arrays.copyOf(signature, 63), parsed)).isFalse();
    assertThat(verifier.verifyBytes(message, Arrays.copyOf(signature, 65), parsed)).isFalse();
    assertThat(verifier.verifyBytes(message, new byte[64], parsed)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void signsWithEveryProviderWhatEveryProviderVerifies(SignatureAlgorithm algorithm)
      throws Exception {
    SigningKey key = SampleMessages.key(algorithm);
    byte[] message = {4, 5, 6};
    for (CryptoProvider signing : Providers.present().toList()) {
      byte[] signature = new ProviderSigner(key, signing).sign(message);
      assertThat(signature).hasSize(algorithm.signatureBytes());
      for (CryptoProvider verifying : Providers.present().toList()) {
        PublicVerificationKey parsed = PublicVerificationKey.of(key, verifying);
        assertThat(new CoseVerifier(verifying).verifyBytes(message, signature, parsed)).isTrue();
      }
    }
  }

  @Test
  void isBoundToItsProvider() throws Exception {
    SigningKey own = SampleMessages.key(SignatureAlgorithm.ES256);
    CryptoProvider bouncyCastle = CryptoProvider.bouncyCastle();
    PublicVerificationKey key = PublicVerificationKey.of(own, bouncyCastle);
    CryptoProvider.corretto()
        .ifPresent(
            corretto ->
                assertThatThrownBy(
                        () ->
                            new CoseVerifier(corretto).verifyBytes(new byte[1], new byte[64], key))
                    .isInstanceOf(IllegalArgumentException.class));
  }
}
