package dev.muster.connectors.iceberg.relocation;

import java.io.Serial;

/** A table can't be copied elsewhere; the message is one sentence that says what to do. */
public final class RelocationException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  RelocationException(String message) {
    super(message);
  }

  RelocationException(String message, Throwable cause) {
    super(message, cause);
  }
}
