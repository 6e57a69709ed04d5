package dev.muster.message.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.message.SampleMessages;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.signature.CoseVerifier;
import dev.muster.message.signature.PublicVerificationKey;
import dev.muster.message.signature.ReproducibleSigner;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CommandTest {
  private static final SigningKey KEY = SampleMessages.key(SignatureAlgorithm.ED25519);
  private static final Command COMMAND =
      new Command(new byte[16], "f", "d", 10, 20, 30, 4, 50, new Reset(), "hot");
  private final byte[] bytes = new CommandWriter(new ReproducibleSigner(KEY)).write(COMMAND);

  @Test
  void survivesItsEncoding() throws Exception {
    assertThat(CommandParser.parse(CoseSign1.read(bytes)))
        .usingRecursiveComparison()
        .isEqualTo(COMMAND);
  }

  @Test
  void verifiesForItsFleetAlone() throws Exception {
    CryptoProvider provider = CryptoProvider.fastest();
    PublicVerificationKey key = PublicVerificationKey.of(KEY, provider);
    CoseVerifier verifier = new CoseVerifier(provider);
    CoseSign1 signed = CoseSign1.read(bytes);
    assertThat(verifier.verify(signed, ExternalAad.command("f"), key)).isTrue();
    assertThat(verifier.verify(signed, ExternalAad.command("g"), key)).isFalse();
    assertThat(verifier.verify(signed, ExternalAad.message("f"), key)).isFalse();
  }

  @Test
  void isNotReadFromAMessageOrCutShort() {
    byte[] message = SampleMessages.heartbeat(SignatureAlgorithm.ED25519, 1);
    assertThatThrownBy(() -> CommandParser.parse(CoseSign1.read(message)))
        .isInstanceOf(MalformedCborException.class);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> CommandParser.parse(CoseSign1.read(cut)))
          .isInstanceOf(MalformedCborException.class);
    }
  }
}
