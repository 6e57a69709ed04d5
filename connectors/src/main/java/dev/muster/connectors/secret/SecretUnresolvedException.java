package dev.muster.connectors.secret;

import org.jspecify.annotations.Nullable;

/** A reference leads to no secret; the message names the reference and says what to do. */
public final class SecretUnresolvedException extends RuntimeException {

  SecretUnresolvedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
