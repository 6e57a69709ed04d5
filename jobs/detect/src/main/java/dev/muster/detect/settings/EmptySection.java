package dev.muster.detect.settings;

import java.time.Duration;
import java.util.Map;

/** A section without any key. */
final class EmptySection implements DetectorSection {

  @Override
  public int positive(String key, int fallback) {
    return fallback;
  }

  @Override
  public double decimal(String key, double fallback) {
    return fallback;
  }

  @Override
  public Duration duration(String key, Duration fallback) {
    return fallback;
  }

  @Override
  public DetectorSection section(String key) {
    return this;
  }

  @Override
  public Map<String, DetectorSection> sections(String key) {
    return Map.of();
  }

  @Override
  public void problem(String key, String what) {
    throw new IllegalStateException("The default of " + key + " " + what);
  }
}
