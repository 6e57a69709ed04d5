package dev.muster.message.key;

import dev.muster.message.digest.Sha256;
import java.nio.ByteBuffer;

/**
 * A public key as its bare bytes: x and y of a point on a NIST curve, or the encoded point of
 * Ed25519. Immutable.
 */
public final class RawPublicKey {
  private final KeyType type;
  private final byte[] raw;

  private RawPublicKey(KeyType type, byte[] raw) {
    this.type = type;
    this.raw = raw;
  }

  /**
   * Reads a DER SubjectPublicKeyInfo in its one usual form: a named curve and an uncompressed
   * point.
   *
   * @throws UnusableKeyException if the bytes are anything else, the point is not on the curve, or
   *     it is one that verifies signatures nobody made
   */
  public static RawPublicKey fromSpki(KeyType type, byte[] spki) throws UnusableKeyException {
    return fromCoordinates(type, type.fromSpki(spki));
  }

  /**
   * A key from its bare bytes.
   *
   * @throws UnusableKeyException if it is of another length, not on the curve, or of low order
   */
  public static RawPublicKey fromCoordinates(KeyType type, byte[] coordinates)
      throws UnusableKeyException {
    if (coordinates.length != type.publicBytes()) {
      throw new UnusableKeyException("a public key of another length");
    }
    if (!type.isUsable(coordinates)) {
      throw new UnusableKeyException("a public key that is no usable point of its curve");
    }
    return new RawPublicKey(type, coordinates.clone());
  }

  /** What kind of key it is. */
  public KeyType type() {
    return type;
  }

  /** A copy of the bare bytes. */
  public byte[] coordinates() {
    return raw.clone();
  }

  /** Its DER SubjectPublicKeyInfo. */
  public byte[] spki() {
    return type.toSpki(raw);
  }

  /** Its COSE key thumbprint with SHA-256 (RFC 9679): 32 bytes. */
  public byte[] thumbprint() {
    return Sha256.of(coseKey());
  }

  /** The first 8 bytes of the thumbprint as a big-endian number. */
  public long kid() {
    return ByteBuffer.wrap(thumbprint()).getLong();
  }

  /** The COSE_Key of only the required members, in deterministic order: what is digested. */
  public byte[] coseKey() {
    return type.coseKey(raw);
  }
}
