package dev.muster.connectors.kafka;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/** A topic isn't stamped by its broker any more. The job stops for good. */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class SenderTimestampException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SenderTimestampException(String topic) {
    super(
        ("Topic %s has message.timestamp.type=CreateTime by now, so its senders say when they sent,"
                + " and time stands still in the pipeline: set LogAppendTime on it again, as `up` does"
                + " by itself, and start again. Records that came meanwhile are judged as of the last"
                + " one before them.")
            .formatted(topic));
  }
}
