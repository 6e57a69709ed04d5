package dev.muster.admin.control;

/** A directory holds no bundle. The message is one sentence that says what to do. */
public final class BundleFilesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BundleFilesException(String message) {
    super(message);
  }

  BundleFilesException(String message, Throwable cause) {
    super(message, cause);
  }
}
