package dev.muster.control.bundle;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * One file as its author wrote it.
 *
 * @param name file name, unique within the bundle
 * @param text YAML, at most {@link #MAX_BYTES} of UTF-8
 */
public record TextDocument(String name, String text) {
  /** Largest text, in bytes of UTF-8. */
  public static final int MAX_BYTES = 64 * 1024;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException with one sentence that names the defect
   */
  public TextDocument {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a document's name is not 1 to 128 characters of A-Z a-z 0-9 . _ -");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new IllegalArgumentException("the document " + name + " is larger than 64 KiB");
    }
  }
}
