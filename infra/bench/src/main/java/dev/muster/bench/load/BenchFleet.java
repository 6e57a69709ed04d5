package dev.muster.bench.load;

import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.message.MessageType;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.key.UnusableKeyException;
import dev.muster.message.signature.PublicVerificationKey;
import dev.muster.message.signature.SignatureAlgorithm;
import dev.muster.message.signature.SigningKey;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Devices that the load comes from, each with its own key; the same in every process. */
public record BenchFleet(int size, SignatureAlgorithm algorithm) {
  private static final String PREFIX = "device-";
  private static final int SEED_BYTES = 32;

  /** Id of a device. */
  public String id(int device) {
    return PREFIX + String.format(Locale.ROOT, "%07d", device);
  }

  /** The device of an id. */
  public int indexOf(String id) {
    return Integer.parseInt(id, PREFIX.length(), id.length(), 10);
  }

  /** Key of a device. */
  public SigningKey key(int device) {
    return SigningKey.derive(
        algorithm, ByteBuffer.allocate(SEED_BYTES).putInt(size).putInt(device).array());
  }

  /** All public keys, by device, ready to verify with. */
  public PublicVerificationKey[] publicKeys(CryptoProvider provider) {
    return IntStream.range(0, size)
        .parallel()
        .mapToObj(device -> publicKey(device, provider))
        .toArray(PublicVerificationKey[]::new);
  }

  /** What the registry says of a device. */
  public DeviceRecord record(int device) {
    SigningKey key = key(device);
    DeviceKey registered =
        new DeviceKey(key.kid(), algorithm, key.publicKey().spki(), Set.of(MessageType.TELEMETRY));
    return DeviceRecord.of(id(device), "bench").key(registered).build();
  }

  private PublicVerificationKey publicKey(int device, CryptoProvider provider) {
    try {
      return PublicVerificationKey.of(key(device), provider);
    } catch (UnusableKeyException e) {
      throw new IllegalStateException("a derived key is always usable", e);
    }
  }
}
