package dev.muster.connectors.kafka.resume;

import java.io.Serializable;

/**
 * What a checkpoint goes on from and the log no longer has.
 *
 * @param checkpointed the offset that the checkpoint goes on from
 * @param goOnAt the offset of the first record to read instead, or {@link #NOWHERE}
 */
public record Loss(LossKind kind, LostRecords records, long checkpointed, long goOnAt)
    implements Serializable {
  /** The partition isn't read any more. */
  public static final long NOWHERE = -1;

  /** What happened, as a part of a sentence. */
  public String told() {
    return kind.told(records);
  }
}
