package dev.muster.connectors.kafka;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/** A topic has another number of partitions than before. The job stops for good. */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class PartitionsChangedException extends RuntimeException {
  private PartitionsChangedException(String message) {
    super(message);
  }

  /** It has another count, or is gone: nothing can go on with it. */
  static PartitionsChangedException changed(String topic, int before, int now) {
    return new PartitionsChangedException(
        now == 0
            ? "Topic %s is gone: it had %s partitions. Records and checkpoints no longer fit."
                .formatted(topic, before)
            : ("Topic %s had %s partitions and now has %s: devices would change partitions in no"
                    + " order. Only telemetry can grow, by ./muster topic grow and to a whole"
                    + " multiple of what it had; else start over with empty tables.")
                .formatted(topic, before, now));
  }

  /** It grew while it was read: the next start goes on with all of it. */
  static PartitionsChangedException grew(String topic, int before, int now) {
    return new PartitionsChangedException(
        ("Topic %s grew from %s to %s partitions while it was read: start again, which goes on with"
                + " all of them. Whoever sent by a new one meanwhile may have been missed: stop"
                + " the pipeline first, the next time.")
            .formatted(topic, before, now));
  }
}
