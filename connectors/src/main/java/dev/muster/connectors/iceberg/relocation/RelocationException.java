package dev.muster.connectors.iceberg.relocation;

/** A table can't be copied elsewhere; the message is one sentence that says what to do. */
public final class RelocationException extends RuntimeException {

  RelocationException(String message) {
    super(message);
  }

  RelocationException(String message, Throwable cause) {
    super(message, cause);
  }
}
