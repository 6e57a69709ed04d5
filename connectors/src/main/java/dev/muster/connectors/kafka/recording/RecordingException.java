package dev.muster.connectors.kafka.recording;

/** A recording can't be written or loaded. The message is one sentence that says what to do. */
public final class RecordingException extends RuntimeException {
  RecordingException(String message) {
    super(message);
  }

  RecordingException(String message, Throwable cause) {
    super(message, cause);
  }
}
