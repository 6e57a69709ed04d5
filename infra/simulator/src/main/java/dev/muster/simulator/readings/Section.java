package dev.muster.simulator.readings;

import java.util.ArrayList;
import java.util.List;

/**
 * The measurements of one data class that a device sends in one message.
 *
 * @param dataClass {@code operational}, {@code location} or {@code personal}
 * @param measurements at least one value
 */
public record Section(String dataClass, List<Measurement> measurements) {

  public Section {
    measurements = List.copyOf(measurements);
  }

  /** The same with another value of its first measurement. */
  public Section with(double value) {
    Measurement first = measurements.get(0);
    List<Measurement> changed = new ArrayList<>(measurements);
    changed.set(0, new Measurement(first.name(), first.unit(), value));
    return new Section(dataClass, changed);
  }
}
