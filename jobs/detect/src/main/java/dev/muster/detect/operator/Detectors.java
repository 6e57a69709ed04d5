package dev.muster.detect.operator;

import dev.muster.detect.settings.DetectorSection;
import java.util.List;

/**
 * All detectors. One that is listed here is read from the configuration and part of the flow.
 *
 * <pre>
 * contacts, unchecked, registry, ticks ─► silence ─► findings, progress of devices
 * contacts ─────────────────────────────► rate ────► findings
 * forgeries ────────────────────────────► flood ───► findings
 * opened sections ──────────────────────► level ───► findings (chained: what was opened stays)
 * </pre>
 */
public final class Detectors {

  static final List<DetectorKind> ALL =
      List.of(SilenceDetection.KIND, RateDetection.KIND, FloodDetection.KIND, LevelDetection.KIND);

  private Detectors() {}

  /** Adds every detector to the flow, and brings together what they find. */
  public static Detected attach(DetectInputs inputs, DetectSettings settings) {
    return settings.detectors().stream()
        .map(detector -> detector.attach(inputs))
        .reduce(Detected::and)
        .orElseThrow();
  }

  static Detector read(DetectorKind kind, long version, DetectorSection detect) {
    DetectorSection section = detect.section(kind.name());
    try {
      return kind.reader().read(version, section);
    } catch (IllegalArgumentException e) {
      detect.problem(kind.name(), "can't be meant: " + e.getMessage());
      return kind.reader().read(version, DetectorSection.empty());
    }
  }
}
