package dev.muster.document;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How durations and sizes are written in every document and option. */
public final class Quantities {
  /** What to write for a duration, for messages. */
  public static final String A_DURATION = "a duration such as `500ms`, `90s`, `10m`, `2h` or `7d`";

  /** What to write for a size, for messages. */
  public static final String A_SIZE = "a size such as `64KiB` or `1MiB`";

  private static final Pattern QUANTITY = Pattern.compile("([0-9]{1,12})\\s*([A-Za-z]*)");

  private static final Map<String, Duration> TIMES =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "min", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private static final Map<String, Long> SIZES =
      Map.of("", 1L, "B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

  /** Beyond it, milliseconds since 1970 would no longer be a number that fits. */
  private static final Duration LONGEST = Duration.ofDays(100 * 365);

  private Quantities() {}

  /**
   * Reads {@code 500ms}, {@code 10s}, {@code 5m}, {@code 24h} or {@code 7d}, up to a century;
   * nothing for any other text.
   */
  public static Optional<Duration> duration(String text) {
    Matcher matcher = QUANTITY.matcher(text.strip());
    if (!matcher.matches() || !TIMES.containsKey(matcher.group(2))) {
      return Optional.empty();
    }
    Duration unit = TIMES.get(matcher.group(2));
    return Optional.of(unit.multipliedBy(Long.parseLong(matcher.group(1))))
        .filter(duration -> duration.compareTo(LONGEST) <= 0);
  }

  /** Reads {@code 4096}, {@code 64KiB}, {@code 1MiB} or {@code 2GiB} as a number of bytes. */
  public static Optional<Long> bytes(String text) {
    Matcher matcher = QUANTITY.matcher(text.strip());
    if (!matcher.matches() || !SIZES.containsKey(matcher.group(2))) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    long unit = SIZES.get(matcher.group(2));
    return number <= Long.MAX_VALUE / unit ? Optional.of(number * unit) : Optional.empty();
  }
}
