package dev.muster.pipeline.config;

import dev.muster.detect.settings.DetectorSection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A group of keys of a configuration file, as detectors read theirs. */
record DetectKeys(Section section) implements DetectorSection {

  @Override
  public int positive(String key, int fallback) {
    return section.positive(key, fallback);
  }

  @Override
  public double decimal(String key, double fallback) {
    return section.decimal(key, fallback);
  }

  @Override
  public Duration duration(String key, Duration fallback) {
    return section.duration(key, fallback);
  }

  @Override
  public DetectorSection section(String key) {
    return new DetectKeys(section.section(key));
  }

  @Override
  public Map<String, DetectorSection> sections(String key) {
    Map<String, DetectorSection> sections = new LinkedHashMap<>();
    section.sections(key).forEach((name, keys) -> sections.put(name, new DetectKeys(keys)));
    return sections;
  }

  @Override
  public void problem(String key, String what) {
    section.problem(key, what);
  }
}
