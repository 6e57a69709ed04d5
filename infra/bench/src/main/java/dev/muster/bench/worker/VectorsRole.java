package dev.muster.bench.worker;

import dev.muster.bench.load.BenchFleet;
import dev.muster.bench.measure.Verification;
import dev.muster.message.MessageHeader;
import dev.muster.message.MessageWriter;
import dev.muster.message.cbor.MalformedCborException;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.signature.CoseVerifier;
import dev.muster.message.signature.ProviderSigner;
import dev.muster.message.signature.PublicVerificationKey;
import dev.muster.message.signature.SignedObject;
import dev.muster.message.signature.SigningKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Raw verification of messages of a fixed size, for one algorithm and provider, on one core. */
final class VectorsRole implements Worker.Role {
  private static final int BYTES = 256;
  private static final int RUNS = 5;

  @Override
  public void play(ChildOptions options, ChildOutput output) throws Exception {
    CryptoProvider provider =
        options.flag("bouncy-castle") ? CryptoProvider.bouncyCastle() : CryptoProvider.fastest();
    BenchFleet fleet = options.fleet();
    List<CoseSign1> messages = new ArrayList<>();
    for (int device = 0; device < fleet.size(); device++) {
      messages.add(message(fleet.id(device), fleet.key(device)));
    }
    List<PublicVerificationKey> keys = List.of(fleet.publicKeys(provider));
    Verification verification = new Verification(messages, keys, aad());
    verification.nanosEach(provider, 1, options.seconds("warm-up"));
    List<Double> micros = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      micros.add(verification.nanosEach(provider, 1, Duration.ofSeconds(2)) / 1e3);
    }
    output.result(Map.of("micros", micros, "provider", provider.toString()));
  }

  private static byte[] aad() {
    return CoseVerifier.wrap(ExternalAad.message(BrokerRole.FLEET));
  }

  private static CoseSign1 message(String id, SigningKey key) throws MalformedCborException {
    ProviderSigner signer = new ProviderSigner(key, CryptoProvider.fastest());
    byte[] header =
        new MessageWriter(BrokerRole.FLEET, signer).protectedHeader(new MessageHeader(id, 1, 1, 1));
    int frame =
        CoseSign1.encode(header, new byte[0], new byte[key.algorithm().signatureBytes()]).length;
    byte[] payload = new byte[BYTES - frame - 1];
    return CoseSign1.read(
        SignedObject.sign(header, ExternalAad.message(BrokerRole.FLEET), payload, signer));
  }
}
