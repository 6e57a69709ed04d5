package dev.muster.simulator;

/** A simulated message could not be delivered; the message names the cause. */
public final class TransmissionException extends RuntimeException {
  TransmissionException(String message, Throwable cause) {
    super(message, cause);
  }
}
