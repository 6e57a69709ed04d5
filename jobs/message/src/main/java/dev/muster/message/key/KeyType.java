package dev.muster.message.key;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A type of key: its sizes, its encodings, and which bytes are such a key. What a key is used for,
 * signatures or key agreement, is no part of it. Immutable.
 */
public abstract class KeyType {
  private final String name;
  private final String providerName;
  private final int secretBytes;
  private final int publicBytes;
  private final byte[] spkiPrefix;

  /**
   * A type.
   *
   * @param providerName name that providers know its key factory by
   * @param spkiPrefix hex of what stands before the key in its SubjectPublicKeyInfo
   */
  KeyType(String name, String providerName, int secretBytes, int publicBytes, String spkiPrefix) {
    this.name = name;
    this.providerName = providerName;
    this.secretBytes = secretBytes;
    this.publicBytes = publicBytes;
    this.spkiPrefix = bytes(spkiPrefix);
  }

  /** Its name, for people. */
  public final String name() {
    return name;
  }

  /** The name that providers know its key factory by. */
  public final String providerName() {
    return providerName;
  }

  /** Length of a private key's bare secret. */
  public final int secretBytes() {
    return secretBytes;
  }

  /** Length of a bare public key. */
  public final int publicBytes() {
    return publicBytes;
  }

  /** The bare public key inside a SubjectPublicKeyInfo in its one usual form. */
  final byte[] fromSpki(byte[] spki) throws UnusableKeyException {
    int prefix = spkiPrefix.length;
    int length = prefix + publicBytes;
    if (spki.length != length || !Arrays.equals(spki, 0, prefix, spkiPrefix, 0, prefix)) {
      throw new UnusableKeyException("not a DER SubjectPublicKeyInfo of a " + name + " key");
    }
    return Arrays.copyOfRange(spki, prefix, length);
  }

  final byte[] toSpki(byte[] publicKey) {
    return join(spkiPrefix, publicKey);
  }

  /** Whether bytes of the right length are a key under which only its owner's work verifies. */
  abstract boolean isUsable(byte[] publicKey);

  /** Whether bytes of the right length are in the range of secrets. */
  abstract boolean isInRange(byte[] secret);

  /** The secret that 64 uniform bytes stand for. */
  abstract byte[] secretFrom(byte[] digest);

  abstract byte[] publicKeyOf(byte[] secret);

  /**
   * The secret in a DER PKCS#8 private key; null if the key is of another type.
   *
   * @throws IOException if the bytes are no such key, as they may be for runtime exceptions
   */
  abstract byte @Nullable [] fromPkcs8(byte[] pkcs8) throws IOException;

  /** DER in the form that OpenSSL writes. */
  abstract byte[] toPkcs8(byte[] secret, byte[] publicKey);

  /** The COSE_Key of only the required members, in deterministic order: what is digested. */
  abstract byte[] coseKey(byte[] publicKey);

  /** The name. */
  @Override
  public final String toString() {
    return name;
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
