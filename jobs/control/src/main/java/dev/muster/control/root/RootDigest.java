package dev.muster.control.root;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest by which a configuration pins a root document. */
public final class RootDigest {
  private RootDigest() {}

  /** Returns the SHA-256 of a root document's bytes in lower-case hex. */
  public static String of(byte[] json) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
