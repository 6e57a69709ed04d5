package dev.muster.simulator.readings;

/** The directory given for readings holds none; the message says what to do. */
public final class RecordingsUnreadableException extends RuntimeException {
  RecordingsUnreadableException(String message) {
    super(message);
  }
}
