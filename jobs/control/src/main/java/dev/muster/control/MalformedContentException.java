package dev.muster.control;

import java.util.Objects;

/** Signed bytes that are not the content that their kind promises. Names the defect only. */
public final class MalformedContentException extends Exception {
  /** States the defect. */
  public MalformedContentException(String message) {
    super(message);
  }

  /** States the defect and what noticed it. */
  public MalformedContentException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Returns the defect. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
