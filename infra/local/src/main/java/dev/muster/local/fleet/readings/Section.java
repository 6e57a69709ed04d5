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
}
