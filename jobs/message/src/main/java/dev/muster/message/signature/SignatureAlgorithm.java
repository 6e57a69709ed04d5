package dev.muster.message.signature;

import java.util.Optional;

/**
 * Fully specified signature algorithms that a device or a role may be registered with. Each has two
 * COSE labels, that of RFC 9864 and the older one; both mean the same here.
 */
public enum SignatureAlgorithm {
  /** ECDSA on P-256 with SHA-256; signatures are r and s of 32 bytes each. */
  ES256("ES256", -9, -7),
  /** EdDSA on Curve25519, pure. */
  ED25519("Ed25519", -19, -8);

  /** Size of a signature in bytes, the same for all. */
  public static final int SIGNATURE_BYTES = 64;

  private final String wireName;
  private final long label;
  private final long olderLabel;

  SignatureAlgorithm(String wireName, long label, long olderLabel) {
    this.wireName = wireName;
    this.label = label;
    this.olderLabel = olderLabel;
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

  /** The algorithm of either COSE label. */
  public static Optional<SignatureAlgorithm> fromCose(long label) {
    for (SignatureAlgorithm algorithm : values()) {
      if (algorithm.label == label || algorithm.olderLabel == label) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
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
