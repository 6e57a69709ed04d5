package dev.muster.admin.approval;

/** A command cannot be consented to. The message is one sentence that says what to do. */
public final class UnusableProposalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableProposalException(String message) {
    super(message);
  }

  UnusableProposalException(String message, Throwable cause) {
    super(message, cause);
  }
}
