package dev.muster.local.fleet.readings;

/** The directory given for readings holds none; the message says what to do. */
public final class RecordingsUnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RecordingsUnreadableException(String message) {
    super(message);
  }
}
