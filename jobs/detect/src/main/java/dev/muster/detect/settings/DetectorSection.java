package dev.muster.detect.settings;

import java.time.Duration;
import java.util.Map;

/**
 * A group of keys of the configuration, as a detector reads it. A value that can't be read is noted
 * as a problem by whoever reads the file, and the fallback stands in.
 */
public interface DetectorSection {

  /** A section without any key: what is read of it are the defaults. */
  static DetectorSection empty() {
    return new EmptySection();
  }

  /** A whole number from 1 on. */
  int positive(String key, int fallback);

  /** A number above 0. */
  double decimal(String key, double fallback);

  /** A time, such as {@code 10s}. */
  Duration duration(String key, Duration fallback);

  /** The group of keys under a key; without any if there is none. */
  DetectorSection section(String key);

  /** The groups of keys under a key, by their names. */
  Map<String, ? extends DetectorSection> sections(String key);

  /** Notes that what is given under a key can't be. */
  void problem(String key, String what);
}
