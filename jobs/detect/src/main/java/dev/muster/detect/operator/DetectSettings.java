package dev.muster.detect.operator;

import dev.muster.detect.settings.DetectorSection;
import java.util.List;

/**
 * What the detectors are told. Their version is part of every finding's id: to be raised with a
 * change, so that the findings after it are told apart from those before.
 *
 * @param detectors each detector with its settings, in the order of {@link Detectors}
 */
public record DetectSettings(List<Detector> detectors) {

  /** Takes a copy. */
  public DetectSettings {
    detectors = List.copyOf(detectors);
  }

  /** The defaults of all detectors. */
  public static DetectSettings defaults() {
    return read(DetectorSection.empty());
  }

  /** What a configuration says in its section of detectors. */
  public static DetectSettings read(DetectorSection detect) {
    long version = detect.positive("version", 1);
    return new DetectSettings(
        Detectors.ALL.stream().map(kind -> Detectors.read(kind, version, detect)).toList());
  }
}
