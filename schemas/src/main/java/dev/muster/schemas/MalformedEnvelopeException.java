package dev.muster.schemas;

import java.util.Objects;

/**
 * Bytes that are not what the topic promises: not a known encoding, cut short, or with declared
 * lengths that do not fit. The message names the first defect and never contains content.
 *
 * <p>Carries no stack trace: anyone can send junk, and the place it is noticed says nothing.
 */
public final class MalformedEnvelopeException extends Exception {
  MalformedEnvelopeException(String message) {
    super(message, null, false, false);
  }

  /** Returns the defect. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
