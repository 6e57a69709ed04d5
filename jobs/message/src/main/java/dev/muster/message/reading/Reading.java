package dev.muster.message.reading;

import org.jspecify.annotations.Nullable;

/**
 * One value that a device reported, as it was found in an opened section. Secret: never printed.
 *
 * @param name what was measured, base name included
 * @param unit unit as registered for SenML; null when none was given
 * @param kind which of the values counts
 * @param number the value of a {@link Kind#NUMBER}, finite; 1 or 0 for a {@link Kind#TRUTH}
 * @param text the value of a {@link Kind#TEXT}; null for the others
 * @param time milliseconds since 1970-01-01T00:00Z, by the device's clock
 */
public record Reading(
    String name,
    @Nullable String unit,
    Kind kind,
    double number,
    @Nullable String text,
    long time) {

  /** What a value can be. */
  public enum Kind {
    /** A finite number. */
    NUMBER,
    /** A text. */
    TEXT,
    /** True or false. */
    TRUTH
  }

  /** Names nothing of what was read. */
  @Override
  public String toString() {
    return "Reading[redacted]";
  }
}
