package dev.muster.remediate;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What binds an approval to the content of a command. */
public final class IntentDigest {
  private IntentDigest() {}

  /** Returns the SHA-256 of a proposal's bytes, 32 bytes. */
  public static byte[] of(Intent proposal) {
    return of(IntentContent.INSTANCE.write(proposal));
  }

  /** Returns the SHA-256 of bytes that {@link IntentContent} wrote. */
  public static byte[] of(byte[] proposal) {
    return sha256().digest(proposal);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
