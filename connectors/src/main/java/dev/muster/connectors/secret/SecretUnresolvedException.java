package dev.muster.connectors.secret;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A reference leads to no secret; the message names the reference and says what to do. */
public final class SecretUnresolvedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  SecretUnresolvedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
