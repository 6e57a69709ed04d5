package dev.muster.message.signature;

import dev.muster.message.key.KeyType;
import dev.muster.message.key.RawPrivateKey;

/**
 * Everything that tells one way to sign from the others. A subclass for each, in a file of its own,
 * which {@link SignatureAlgorithm} lists. Immutable.
 */
abstract class SignatureScheme {
  final String wireName;
  final long label;
  final long olderLabel;
  final KeyType keyType;
  final int signatureBytes;
  final String providerName;

  /**
   * A scheme.
   *
   * @param wireName its stable name
   * @param label its fully specified COSE label
   * @param olderLabel its older, polymorphic COSE label
   * @param signatureBytes size of every one of its signatures
   * @param providerName the name that providers know its signatures by, in this very encoding
   */
  SignatureScheme(
      String wireName,
      long label,
      long olderLabel,
      KeyType keyType,
      int signatureBytes,
      String providerName) {
    this.wireName = wireName;
    this.label = label;
    this.olderLabel = olderLabel;
    this.keyType = keyType;
    this.signatureBytes = signatureBytes;
    this.providerName = providerName;
  }

  /** A signature that is always the same for the same key and input. */
  abstract byte[] signReproducibly(RawPrivateKey key, byte[] toBeSigned);
}
