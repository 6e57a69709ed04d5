package dev.muster.message.signature;

import dev.muster.message.crypto.CryptoModule;
import dev.muster.message.key.KeyTypes;
import dev.muster.message.key.RawPrivateKey;

/** ECDSA on P-256 with SHA-256; signatures are r and s of 32 bytes each. */
final class Es256 extends SignatureScheme {
  Es256() {
    super("ES256", -9, -7, KeyTypes.P256, 64, "SHA256withECDSAinP1363Format");
  }

  @Override
  byte[] signReproducibly(RawPrivateKey key, byte[] toBeSigned) {
    return CryptoModule.inUse()
        .nistSignature(keyType.name(), key.revealSecret(), "SHA-256", toBeSigned);
  }
}
