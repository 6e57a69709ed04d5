package dev.muster.pipeline.config;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a configuration writes durations, sizes and numbers. */
public final class Units {
  private static final Pattern QUANTITY = Pattern.compile("(\\d{1,12})\\s*([A-Za-z]*)");

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

  private Units() {}

  /**
   * Reads {@code 500ms}, {@code 10s}, {@code 5m}, {@code 24h} or {@code 7d}, up to a century.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Duration duration(String text) {
    Matcher matcher = quantity(text);
    Duration duration =
        TIMES.containsKey(matcher.group(2))
            ? TIMES.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)))
            : refuse(text);
    return duration.compareTo(LONGEST) <= 0 ? duration : refuse(text);
  }

  static long bytes(String text) {
    Matcher matcher = quantity(text);
    if (!SIZES.containsKey(matcher.group(2))) {
      return refuse(text);
    }
    long number = Long.parseLong(matcher.group(1));
    long unit = SIZES.get(matcher.group(2));
    return number <= Long.MAX_VALUE / unit ? number * unit : refuse(text);
  }

  static int positive(String text) {
    int number = Integer.parseInt(text.trim());
    return number > 0 ? number : refuse(text);
  }

  static double decimal(String text) {
    double number = Double.parseDouble(text.trim());
    return number > 0 && number < Double.POSITIVE_INFINITY ? number : refuse(text);
  }

  static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> refuse(text);
    };
  }

  private static Matcher quantity(String text) {
    Matcher matcher = QUANTITY.matcher(text.trim());
    return matcher.matches() ? matcher : refuse(text);
  }

  private static <T> T refuse(String text) {
    throw new IllegalArgumentException(text);
  }
}
