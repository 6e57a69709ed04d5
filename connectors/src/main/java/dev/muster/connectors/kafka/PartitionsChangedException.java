package dev.muster.connectors.kafka;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/** A topic has another number of partitions than before. The job stops for good. */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class PartitionsChangedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PartitionsChangedException(String topic, int before, int now) {
    super(
        now == 0
            ? "Topic %s is gone: it had %s partitions. Records and checkpoints no longer fit."
                .formatted(topic, before)
            : ("Topic %s had %s partitions and now has %s: devices would change partitions, so give"
                    + " the topic its old count again, or start over with empty tables.")
                .formatted(topic, before, now));
  }
}
