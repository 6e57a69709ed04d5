package dev.muster.connectors.keys;

/**
 * Keys that cannot be made or opened. The message is one sentence that says what is wrong with
 * which file and what to do; it never holds a secret.
 */
public final class KeysUnavailableException extends RuntimeException {
  KeysUnavailableException(String message) {
    super(message);
  }

  KeysUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
