package dev.muster.decrypt.section;

import dev.muster.message.reading.Reading;
import dev.muster.message.section.SectionOutcome;
import java.util.List;

/**
 * What became of one section.
 *
 * @param readings what is inside; empty unless it opened
 */
public record OpenedReadings(SectionOutcome outcome, List<Reading> readings) {
  static OpenedReadings refused(SectionOutcome outcome) {
    return new OpenedReadings(outcome, List.of());
  }

  /** Names the outcome, never a reading. */
  @Override
  public String toString() {
    return "OpenedReadings[" + outcome + "]";
  }
}
