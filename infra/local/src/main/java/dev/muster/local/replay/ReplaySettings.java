package dev.muster.local.replay;

import dev.muster.connectors.kafka.recording.Playback;
import dev.muster.remediate.budget.Ceilings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to judge again, and how it comes in.
 *
 * @param recording directory that {@code demo --record} wrote
 * @param pace everything at once, before the pipeline starts, or as it was recorded
 * @param held by how much a telemetry partition comes later than the others
 * @param keys directory with the recipient keys that open sections; without it none is opened
 */
public record ReplaySettings(
    Path recording,
    Playback.Pace pace,
    Map<Integer, Duration> held,
    int parallelism,
    Optional<Path> keys) {

  /**
   * What the configuration of a recorded fleet allows: its rules may disconnect a device without a
   * person, since nobody sits beside a demonstration.
   */
  public static final Ceilings CEILINGS =
      new Ceilings(100, 100, Map.of(), Duration.ofDays(1), Set.of());

  /** Copies the map. */
  public ReplaySettings {
    held = Map.copyOf(held);
  }

  /** Whether records come in while the pipeline runs. */
  boolean streamed() {
    return pace == Playback.Pace.LIVE || !held.isEmpty();
  }
}
