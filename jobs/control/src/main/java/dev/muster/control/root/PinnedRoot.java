package dev.muster.control.root;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A root document as it travels to operators: its bytes and the digest that they must have. Public,
 * holds no secret.
 *
 * @param json the document's bytes; shared, never to be changed
 * @param sha256 SHA-256 of the bytes in hex, from the configuration
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its content.
public record PinnedRoot(byte[] json, String sha256) implements Serializable {

  /**
   * Returns the document.
   *
   * @throws RootRefusedException if it is not the pinned one or is defective
   */
  public RootDocument document() {
    return RootDocument.pinned(json, sha256);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PinnedRoot that
        && Arrays.equals(json, that.json)
        && sha256.equals(that.sha256);
  }

  @Override
  public int hashCode() {
    return sha256.hashCode();
  }

  @Override
  public String toString() {
    return "PinnedRoot[" + sha256 + "]";
  }
}
