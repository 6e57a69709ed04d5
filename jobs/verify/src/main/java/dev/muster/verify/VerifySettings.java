package dev.muster.verify;

import dev.muster.message.TopicPartitions;
import java.io.Serializable;

/**
 * What this stage is told.
 *
 * @param fleet fleet id that messages must name as their audience
 * @param partitions of the telemetry topic
 * @param limits what an operator of the pipeline may set
 */
public record VerifySettings(String fleet, TopicPartitions partitions, VerifyLimits limits)
    implements Serializable {

  /** The defaults of a fleet whose telemetry topic has this many partitions. */
  public static VerifySettings of(String fleet, int partitions) {
    return new VerifySettings(fleet, TopicPartitions.of(partitions), VerifyLimits.DEFAULT);
  }
}
