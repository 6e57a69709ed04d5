package dev.muster.local.broker;

import org.jspecify.annotations.Nullable;

/** The embedded broker can't start. The message is one sentence that says what to do. */
public class BrokerStartException extends RuntimeException {
  BrokerStartException(String message) {
    super(message);
  }

  BrokerStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
