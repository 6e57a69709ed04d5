package dev.muster.local.broker;

import org.jspecify.annotations.Nullable;

/** The port that the embedded broker should listen on is taken. */
public final class PortTakenException extends BrokerStartException {
  PortTakenException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
