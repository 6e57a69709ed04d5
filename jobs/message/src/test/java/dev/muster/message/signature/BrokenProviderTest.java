package dev.muster.message.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.message.DeviceMessage;
import dev.muster.message.MessageParser;
import dev.muster.message.MessageVerifier;
import dev.muster.message.SampleMessages;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.crypto.CryptoProvider;
import java.security.SignatureException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenProviderTest {
  private static final SignatureAlgorithm ES256 = SignatureAlgorithm.ES256;

  static Stream<Supplier<Exception>> failures() {
    return Stream.of(
        () -> new IllegalStateException("the native library failed"),
        () -> new SignatureException("the native library failed"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void letsAnotherLibraryDecideWhereThisOneThrows(Supplier<Exception> failure) throws Exception {
    CryptoProvider broken = new CryptoProvider(new BrokenProvider(failure));
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      byte[] bytes = SampleMessages.telemetry(algorithm, 12);
      assertThat(verifies(bytes, algorithm, broken)).isTrue();
      bytes[bytes.length - 5] ^= 1;
      assertThat(verifies(bytes, algorithm, broken)).isFalse();
    }
  }

  @Test
  void findsNothingValidWhereBothLibrariesThrow() throws Exception {
    CryptoProvider one = broken();
    CoseSign1 signed = CoseSign1.read(SampleMessages.telemetry(ES256, 12));
    PublicVerificationKey key = PublicVerificationKey.of(SampleMessages.key(ES256), one);
    byte[] aad = ExternalAad.message(SampleMessages.FLEET);
    CryptoProvider other = broken();
    assertThat(new CoseVerifier(one, () -> other).verify(signed, aad, key)).isFalse();
    assertThat(new CoseVerifier(one).verify(signed, aad, key)).isTrue();
  }

  private static CryptoProvider broken() {
    return new CryptoProvider(new BrokenProvider(() -> new IllegalStateException("broken")));
  }

  private static boolean verifies(
      byte[] bytes, SignatureAlgorithm algorithm, CryptoProvider provider) throws Exception {
    DeviceMessage message = MessageParser.parse(bytes, 0, bytes.length);
    PublicVerificationKey key = PublicVerificationKey.of(SampleMessages.key(algorithm), provider);
    return new MessageVerifier(provider, SampleMessages.FLEET).verify(message, key);
  }
}
