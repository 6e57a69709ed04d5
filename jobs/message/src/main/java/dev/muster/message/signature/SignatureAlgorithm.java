package dev.muster.message.signature;

import dev.muster.message.key.KeyType;
import dev.muster.message.key.KeyTypes;
import java.util.Optional;

/**
 * Fully specified signature algorithms that a device or a role may be registered with. Each has two
 * COSE labels, that of RFC 9864 and the older one; both mean the same here.
 */
public enum SignatureAlgorithm {
  /** ECDSA on P-256 with SHA-256; signatures are r and s of 32 bytes each. */
  ES256("ES256", -9, -7, KeyTypes.P256),
  /** EdDSA on Curve25519, pure. */
  ED25519("Ed25519", -19, -8, KeyTypes.ED25519);

  /** Size of a signature in bytes, the same for all. */
  public static final int SIGNATURE_BYTES = 64;

  private final String wireName;
  private final long label;
  private final long olderLabel;
  private final KeyType keyType;

  SignatureAlgorithm(String wireName, long label, long olderLabel, KeyType keyType) {
    this.wireName = wireName;
    this.label = label;
    this.olderLabel = olderLabel;
    this.keyType = keyType;
  }

  /** Its stable name in registry records and tables. */
  public String wireName() {
    return wireName;
  }

  /** Its fully specified COSE label (RFC 9864). */
  public long coseLabel() {
    return label;
  }

  /** Its older, polymorphic COSE label (RFC 9053). */
  public long olderCoseLabel() {
    return olderLabel;
  }

  /** What keys it has. */
  public KeyType keyType() {
    return keyType;
  }

  /** The algorithm of either COSE label. */
  public static Optional<SignatureAlgorithm> fromCose(long label) {
    for (SignatureAlgorithm algorithm : values()) {
      if (algorithm.label == label || algorithm.olderLabel == label) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /** The algorithm that a key is for unless it is said otherwise. */
  public static SignatureAlgorithm usualFor(KeyType type) {
    for (SignatureAlgorithm algorithm : values()) {
      if (algorithm.keyType == type) {
        return algorithm;
      }
    }
    throw new IllegalArgumentException("nothing signs with " + type + " keys");
  }

  /** The algorithm of a stable name. */
  public static Optional<SignatureAlgorithm> fromWireName(String name) {
    for (SignatureAlgorithm algorithm : values()) {
      if (algorithm.wireName.equals(name)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }
}
