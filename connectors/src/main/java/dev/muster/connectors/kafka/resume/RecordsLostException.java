package dev.muster.connectors.kafka.resume;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/**
 * The log no longer has what is to be read next. The job stops for good: the message says in one
 * sentence what is lost and how to go on.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class RecordsLostException extends RuntimeException {
  /** States what is lost and what to do. */
  public RecordsLostException(String message) {
    super(message);
  }

  /** States what is lost and what to do, and what noticed it. */
  public RecordsLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
