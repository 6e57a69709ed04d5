package dev.muster.control.root;

/** A root document that cannot be trusted or read. The message says in one sentence why. */
public final class RootRefusedException extends RuntimeException {
  RootRefusedException(String defect) {
    super("The root document is refused: " + defect + ".");
  }
}
