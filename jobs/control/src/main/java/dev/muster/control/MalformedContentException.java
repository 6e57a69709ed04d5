package dev.muster.control;

/** Signed bytes that are not the content that their kind promises. Names the defect only. */
public final class MalformedContentException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedContentException(String message) {
    super(message);
  }

  MalformedContentException(String message, Throwable cause) {
    super(message, cause);
  }
}
