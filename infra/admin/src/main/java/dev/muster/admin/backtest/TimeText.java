package dev.muster.admin.backtest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Times as people write them; without a zone they are UTC. */
final class TimeText {
  /** Larger numbers count milliseconds: as seconds they would be after the year 5100. */
  private static final double SECONDS_BELOW = 1e11;

  private TimeText() {}

  /**
   * The milliseconds since 1970 that a time means.
   *
   * @throws IllegalArgumentException if it means none
   */
  static long millis(List<String> cells) {
    try {
      return cells.size() == 1 ? ofOne(cells.get(0).strip()) : ofParts(cells);
    } catch (DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException(String.join(" ", cells), e);
    }
  }

  private static long ofOne(String text) {
    if (text.indexOf('-', 1) < 0 && text.indexOf(':') < 0) {
      double number = Double.parseDouble(text);
      if (!(Math.abs(number) < 1e15)) {
        throw new NumberFormatException(text);
      }
      return Math.round(Math.abs(number) < SECONDS_BELOW ? number * 1000 : number);
    }
    String iso = text.replace(' ', 'T');
    int clock = iso.indexOf('T');
    if (clock < 0) {
      return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }
    boolean zoned = iso.endsWith("Z") || iso.indexOf('+', clock) > 0 || iso.indexOf('-', clock) > 0;
    return zoned
        ? OffsetDateTime.parse(iso).toInstant().toEpochMilli()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private static long ofParts(List<String> cells) {
    int[] parts = {1970, 1, 1, 0, 0, 0};
    for (int i = 0; i < Math.min(cells.size(), parts.length); i++) {
      parts[i] = Integer.parseInt(cells.get(i).strip());
    }
    return LocalDateTime.of(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5])
        .toInstant(ZoneOffset.UTC)
        .toEpochMilli();
  }
}
