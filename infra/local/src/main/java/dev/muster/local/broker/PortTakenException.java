package dev.muster.local.broker;

import org.jspecify.annotations.Nullable;

/** The port that the embedded broker should listen on is taken. */
public final class PortTakenException extends BrokerStartException {
  private static final long serialVersionUID = 1L;

  PortTakenException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
