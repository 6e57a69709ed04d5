package dev.muster.message.signature;

import dev.muster.message.key.KeyType;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The list of fully specified signature algorithms that a device or a role may be registered with.
 * What each of them is stands with its scheme: a new one is a constant here and a file beside. Each
 * has two COSE labels, that of RFC 9864 and the older one; both mean the same here.
 */
public enum SignatureAlgorithm {
  /** ECDSA on P-256 with SHA-256; signatures are r and s of 32 bytes each. */
  ES256(new Es256()),
  /** EdDSA on Curve25519, pure. */
  ED25519(new Ed25519());

  private static final SignatureAlgorithm[] ALL = values();
  private static final String SIZES =
      Arrays.stream(ALL)
          .map(algorithm -> algorithm.signatureBytes() + " bytes")
          .distinct()
          .collect(Collectors.joining(" or "));

  @SuppressWarnings("ImmutableEnumChecker") // A scheme never changes.
  private final SignatureScheme scheme;

  SignatureAlgorithm(SignatureScheme scheme) {
    this.scheme = scheme;
  }

  /** Its stable name in registry records and tables. */
  public String wireName() {
    return scheme.wireName;
  }

  /** Its fully specified COSE label (RFC 9864). */
  public long coseLabel() {
    return scheme.label;
  }

  /** Its older, polymorphic COSE label (RFC 9053). */
  public long olderCoseLabel() {
    return scheme.olderLabel;
  }

  /** What keys it has. */
  public KeyType keyType() {
    return scheme.keyType;
  }

  /** Size of each of its signatures in bytes. */
  public int signatureBytes() {
    return scheme.signatureBytes;
  }

  /** What it is, for this package. */
  SignatureScheme scheme() {
    return scheme;
  }

  /** The sizes that signatures have, in words. */
  public static String signatureSizes() {
    return SIZES;
  }

  /** Whether any algorithm has signatures of a size. */
  public static boolean anySigns(int bytes) {
    for (SignatureAlgorithm algorithm : ALL) {
      if (algorithm.scheme.signatureBytes == bytes) {
        return true;
      }
    }
    return false;
  }

  /** Whether signatures under a COSE label have a size: as far as is known, if it is unknown. */
  public static boolean maySign(long label, int bytes) {
    for (SignatureAlgorithm algorithm : ALL) {
      if (algorithm.scheme.label == label || algorithm.scheme.olderLabel == label) {
        return algorithm.scheme.signatureBytes == bytes;
      }
    }
    return true;
  }

  /** The algorithm of either COSE label. */
  public static Optional<SignatureAlgorithm> fromCose(long label) {
    for (SignatureAlgorithm algorithm : ALL) {
      if (algorithm.scheme.label == label || algorithm.scheme.olderLabel == label) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /** The algorithm that a key is for unless it is said otherwise. */
  public static SignatureAlgorithm usualFor(KeyType type) {
    for (SignatureAlgorithm algorithm : ALL) {
      if (algorithm.scheme.keyType == type) {
        return algorithm;
      }
    }
    throw new IllegalArgumentException("nothing signs with " + type + " keys");
  }

  /** The algorithm of a stable name. */
  public static Optional<SignatureAlgorithm> fromWireName(String name) {
    for (SignatureAlgorithm algorithm : ALL) {
      if (algorithm.scheme.wireName.equals(name)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }
}
