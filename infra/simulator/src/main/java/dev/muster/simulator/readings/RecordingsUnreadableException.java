package dev.muster.simulator.readings;

/** The directory given for readings holds none; the message says what to do. */
public final class RecordingsUnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RecordingsUnreadableException(String message) {
    super(message);
  }
}
