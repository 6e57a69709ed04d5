package dev.muster.message.section;

import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;

/**
 * A content key that was unwrapped: opens the sections that it sealed. Secret and never printed.
 * Not thread-safe.
 */
public final class UnwrappedKey {
  private final byte[] key;

  /** Takes ownership of the bytes. */
  UnwrappedKey(byte[] key) {
    if (key.length != ContentKey.KEY_BYTES) {
      throw new IllegalArgumentException("a content key is 32 bytes");
    }
    this.key = key;
  }

  /** The 32 secret bytes; not to be changed. */
  public byte[] reveal() {
    return key;
  }

  /** Overwrites the secret, after which the key opens nothing. */
  public void destroy() {
    Arrays.fill(key, (byte) 0);
  }

  SecretKeySpec aes() {
    return new SecretKeySpec(key, "AES");
  }

  /** Names nothing. */
  @Override
  public String toString() {
    return "UnwrappedKey[redacted]";
  }
}
