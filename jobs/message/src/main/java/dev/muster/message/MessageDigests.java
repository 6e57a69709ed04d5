package dev.muster.message;

import dev.muster.message.signature.CryptoProvider;
import java.security.MessageDigest;

/** SHA-256 of messages, as the audit tables record it. Not thread-safe: one per task. */
public final class MessageDigests {
  private final MessageDigest sha256;

  /** Digests computed by a provider. */
  public MessageDigests(CryptoProvider provider) {
    this.sha256 = provider.sha256();
  }

  /** The digest of a range of a buffer: 32 bytes. */
  public byte[] sha256(byte[] buffer, int offset, int length) {
    sha256.update(buffer, offset, length);
    return sha256.digest();
  }
}
