package dev.muster.message.signature;

import dev.muster.message.crypto.CryptoModule;
import dev.muster.message.key.KeyTypes;
import dev.muster.message.key.RawPrivateKey;

/** EdDSA on Curve25519, pure. */
final class Ed25519 extends SignatureScheme {
  Ed25519() {
    super("Ed25519", -19, -8, KeyTypes.ED25519, 64, "Ed25519");
  }

  @Override
  byte[] signReproducibly(RawPrivateKey key, byte[] toBeSigned) {
    return CryptoModule.inUse().ed25519Signature(key.revealSecret(), toBeSigned);
  }
}
