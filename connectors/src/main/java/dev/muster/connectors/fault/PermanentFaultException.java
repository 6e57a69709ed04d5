package dev.muster.connectors.fault;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/** Something failed that trying again won't mend. The job stops for good, with this sentence. */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class PermanentFaultException extends RuntimeException {
  /** States what is wrong and what to do. */
  public PermanentFaultException(String message) {
    super(message);
  }

  PermanentFaultException(String message, Throwable cause) {
    super(message, cause);
  }
}
