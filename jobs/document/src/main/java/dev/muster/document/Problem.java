package dev.muster.document;

/**
 * Something that must be written in another way.
 *
 * @param line from 1
 * @param message what is wrong and what to write instead
 */
public record Problem(String document, int line, String message) {
  /** As compilers write it: {@code rules.yaml:3: ...}. */
  @Override
  public String toString() {
    return document + ":" + line + ": " + message;
  }
}
