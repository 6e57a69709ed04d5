package dev.muster.message.key;

import dev.muster.message.cbor.CborWriter;
import dev.muster.message.crypto.CryptoModule;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keys of Ed25519: a seed, and the encoded point that it makes. */
final class Ed25519Keys extends KeyType {
  private static final int KEY_BYTES = 32;
  private static final byte[] BEFORE_SEED = bytes("302e020100300506032b657004220420");

  Ed25519Keys() {
    super("Ed25519", "Ed25519", KEY_BYTES, KEY_BYTES, "302a300506032b6570032100");
  }

  @Override
  boolean isUsable(byte[] publicKey) {
    return CryptoModule.inUse().isEd25519PublicKey(publicKey);
  }

  @Override
  boolean isInRange(byte[] secret) {
    return true;
  }

  @Override
  byte[] secretFrom(byte[] digest) {
    return Arrays.copyOf(digest, KEY_BYTES);
  }

  @Override
  byte[] publicKeyOf(byte[] secret) {
    return CryptoModule.inUse().ed25519PublicKey(secret);
  }

  @Override
  byte @Nullable [] fromPkcs8(byte[] pkcs8) throws IOException {
    return CryptoModule.inUse().ed25519Seed(pkcs8);
  }

  @Override
  byte[] toPkcs8(byte[] secret, byte[] publicKey) {
    return join(BEFORE_SEED, secret);
  }

  @Override
  byte[] coseKey(byte[] publicKey) {
    CborWriter out = new CborWriter().map(3).integer(1).integer(1).integer(-1).integer(6);
    return out.integer(-2).bytes(publicKey).toByteArray();
  }
}
