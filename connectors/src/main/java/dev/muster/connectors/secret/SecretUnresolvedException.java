package dev.muster.connectors.secret;

import java.io.Serial;

/** A reference leads to no secret; the message names the reference and says what to do. */
public final class SecretUnresolvedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  SecretUnresolvedException(String message, Throwable cause) {
    super(message, cause);
  }
}
