package dev.muster.admin.reconciliation;

/** The comparison could not be made. The message is one sentence that says what to do. */
public final class ReconciliationFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReconciliationFailedException(String message) {
    super(message);
  }

  ReconciliationFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
