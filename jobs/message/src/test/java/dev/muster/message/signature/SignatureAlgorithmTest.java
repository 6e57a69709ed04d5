package dev.muster.message.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.message.SampleMessages;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.key.KeyTypes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureAlgorithmTest {
  @Test
  void hasNamesAndLabelsThatMeanOneAlgorithmEach() {
    List<Object> names = new ArrayList<>();
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      names.add(algorithm.wireName());
      names.add(algorithm.coseLabel());
      if (algorithm.olderCoseLabel() != algorithm.coseLabel()) {
        names.add(algorithm.olderCoseLabel());
      }
    }
    assertThat(names).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void isFoundByEitherLabelAndByItsName(SignatureAlgorithm algorithm) {
    assertThat(SignatureAlgorithm.fromCose(algorithm.coseLabel())).contains(algorithm);
    assertThat(SignatureAlgorithm.fromCose(algorithm.olderCoseLabel())).contains(algorithm);
    assertThat(SignatureAlgorithm.fromWireName(algorithm.wireName())).contains(algorithm);
    assertThat(KeyTypes.ALL).contains(algorithm.keyType());
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void signsInItsSizeWhetherReproduciblyOrNot(SignatureAlgorithm algorithm) {
    SigningKey key = SampleMessages.key(algorithm);
    byte[] message = {7, 8, 9};
    byte[] signature = new ReproducibleSigner(key).sign(message);
    assertThat(signature).hasSize(algorithm.signatureBytes());
    assertThat(SignatureAlgorithm.anySigns(signature.length)).isTrue();
    assertThat(SignatureAlgorithm.anySigns(signature.length - 1)).isFalse();
    assertThat(SignatureAlgorithm.maySign(algorithm.coseLabel(), signature.length)).isTrue();
    assertThat(SignatureAlgorithm.maySign(algorithm.olderCoseLabel(), 1)).isFalse();
    assertThat(new ReproducibleSigner(key).sign(message)).isEqualTo(signature);
    assertThat(new ProviderSigner(key, CryptoProvider.bouncyCastle()).sign(message))
        .hasSize(algorithm.signatureBytes());
  }

  @Test
  void takesNoKeyOfAnotherType() {
    SigningKey other = SampleMessages.key(SignatureAlgorithm.ED25519);
    assertThatThrownBy(
            () ->
                PublicVerificationKey.of(
                    SignatureAlgorithm.ES256, other.publicKey(), CryptoProvider.bouncyCastle()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ES256 verifies with no Ed25519 key");
  }
}
