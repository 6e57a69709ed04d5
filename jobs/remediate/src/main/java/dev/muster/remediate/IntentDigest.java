package dev.muster.remediate;

import dev.muster.message.digest.Sha256;

/** What binds an approval to the content of a command. */
public final class IntentDigest {
  private IntentDigest() {}

  /** Returns the SHA-256 of a proposal's bytes, 32 bytes. */
  public static byte[] of(Intent proposal) {
    return of(IntentContent.INSTANCE.write(proposal));
  }

  /** Returns the SHA-256 of bytes that {@link IntentContent} wrote. */
  public static byte[] of(byte[] proposal) {
    return Sha256.of(proposal);
  }
}
