package dev.muster.connectors.kafka.resume;

import java.io.Serializable;

/**
 * Where to go on in a partition instead of where the checkpoint stood, after a loss that a person
 * accepted.
 *
 * @param topic the topic
 * @param partition the partition
 * @param checkpointed the offset that the checkpoint goes on from
 * @param goOnAt the offset to read next instead, or {@link #NOWHERE}
 */
public record NewStart(String topic, int partition, long checkpointed, long goOnAt)
    implements Serializable {
  /** The partition isn't read any more. */
  public static final long NOWHERE = Loss.NOWHERE;
}
