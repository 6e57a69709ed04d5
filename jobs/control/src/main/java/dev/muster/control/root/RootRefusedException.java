package dev.muster.control.root;

/** A root document that cannot be trusted or read. The message says in one sentence why. */
public final class RootRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RootRefusedException(String defect) {
    super("The root document is refused: " + defect + ".");
  }
}
