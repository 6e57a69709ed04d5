package dev.muster.local.fleet.readings;

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

  /** The same with every value multiplied. */
  public Section times(double factor) {
    return new Section(
        dataClass,
        measurements.stream()
            .map(each -> new Measurement(each.name(), each.unit(), each.value() * factor))
            .toList());
  }
}
