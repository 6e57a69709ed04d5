package dev.muster.control.root;

import dev.muster.message.digest.Sha256;
import java.util.HexFormat;

/** The digest by which a configuration pins a root document. */
public final class RootDigest {
  private RootDigest() {}

  /** Returns the SHA-256 of a root document's bytes in lower-case hex. */
  public static String of(byte[] json) {
    return HexFormat.of().formatHex(Sha256.of(json));
  }
}
