package dev.muster.demo;

import dev.muster.simulator.settings.FleetSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a demonstration is to do.
 *
 * @param fleet the simulated fleet
 * @param data where everything is kept
 * @param report where to write the report as JSON, if anywhere
 * @param recording where to keep the topics, if anywhere
 * @param readings recordings to take readings from, if any
 * @param parallelism parallelism of the pipeline
 */
public record DemoSettings(
    FleetSettings fleet,
    Path data,
    Optional<Path> report,
    Optional<Path> recording,
    Optional<Path> readings,
    int parallelism) {

  /** The same with what is kept, and where readings come from. */
  DemoSettings with(Optional<Path> recording, Optional<Path> readings) {
    return new DemoSettings(fleet, data, report, recording, readings, parallelism);
  }
}
