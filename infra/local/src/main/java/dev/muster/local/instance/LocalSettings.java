package dev.muster.local.instance;

import dev.muster.connectors.kafka.resume.LostRecords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What may be chosen about a local instance.
 *
 * @param kafkaPort port of the broker on 127.0.0.1, or 0 for the remembered or next free one
 * @param fleet fleet id of keys that are made at the first start; existing keys keep theirs
 * @param config settings of the pipeline beside those that the instance brings
 * @param checkpointInterval unless the file says otherwise
 * @param metricsPort where Prometheus reads the pipeline, and one above it dispatch, instead of
 *     what the file says
 * @param acceptLoss records whose loss a person accepts
 */
public record LocalSettings(
    int kafkaPort,
    String fleet,
    Optional<Path> config,
    Duration checkpointInterval,
    OptionalInt metricsPort,
    Set<LostRecords> acceptLoss) {

  /** Settings with which nobody accepts a loss. */
  public LocalSettings(
      int kafkaPort,
      String fleet,
      Optional<Path> config,
      Duration checkpointInterval,
      OptionalInt metricsPort) {
    this(kafkaPort, fleet, config, checkpointInterval, metricsPort, Set.of());
  }

  /** Settings without a port for metrics. */
  public LocalSettings(
      int kafkaPort, String fleet, Optional<Path> config, Duration checkpointInterval) {
    this(kafkaPort, fleet, config, checkpointInterval, OptionalInt.empty());
  }
}
