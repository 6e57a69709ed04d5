package dev.muster.connectors.iceberg;

import java.io.Serial;

/** Starting now would lose or double rows; the message says in one sentence why and what to do. */
public final class UnsafeStartException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  UnsafeStartException(String message) {
    super(message);
  }

  UnsafeStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
