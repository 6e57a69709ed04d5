package dev.muster.pipeline.config;

import java.time.Duration;

/**
 * How often and where state is saved.
 *
 * @param directory a URI or an absolute path
 * @param interval between checkpoints; a verdict is in its table within about one interval
 */
public record CheckpointConfig(String directory, Duration interval) {

  static CheckpointConfig read(Section checkpoint) {
    return read(checkpoint, Duration.ofSeconds(10));
  }

  static CheckpointConfig read(Section checkpoint, Duration usual) {
    String directory = checkpoint.required("directory", "file:///var/lib/muster/checkpoints");
    Duration interval = checkpoint.duration("interval", usual);
    if (interval.compareTo(Duration.ofMillis(100)) < 0) {
      checkpoint.problem("interval", "must be at least 100ms");
    }
    return new CheckpointConfig(directory, interval);
  }
}
