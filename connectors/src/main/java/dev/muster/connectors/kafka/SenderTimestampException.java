package dev.muster.connectors.kafka;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/** A record carries its sender's time, not the broker's. The job stops for good. */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class SenderTimestampException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SenderTimestampException(String topic, int partition, long offset) {
    super(
        ("Record %d of %s-%d carries its sender's timestamp: topic %s must keep"
                + " message.timestamp.type=LogAppendTime from its first record on.")
            .formatted(offset, topic, partition, topic));
  }
}
