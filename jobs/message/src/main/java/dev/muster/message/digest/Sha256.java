package dev.muster.message.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 of the Java platform, for digests that are rare; what every message needs takes the
 * module that the job runs on. Thread-safe.
 */
public final class Sha256 {
  private Sha256() {}

  /** Begins a digest. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns the digest of these bytes: 32 bytes. */
  public static byte[] of(byte[] bytes) {
    return begin().digest(bytes);
  }
}
