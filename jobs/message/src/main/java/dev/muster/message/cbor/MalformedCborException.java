package dev.muster.message.cbor;

import java.util.Objects;

/**
 * Bytes that are not the strict, deterministic CBOR that is expected at this place. The message
 * names the first defect and never contains content.
 *
 * <p>Carries no stack trace: anyone can send junk, and the place it is noticed says nothing.
 */
public final class MalformedCborException extends Exception {
  /** A defect in words, without content. */
  public MalformedCborException(String message) {
    super(message, null, false, false);
  }

  /** Returns the defect. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
