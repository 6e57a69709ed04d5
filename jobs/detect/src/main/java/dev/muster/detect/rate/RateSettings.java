package dev.muster.detect.rate;

import dev.muster.detect.settings.DetectorSection;
import java.io.Serializable;
import java.time.Duration;

/**
 * What an operator of the pipeline may set for rates of messages. A change takes effect at a
 * restart and should come with a new version; findings already made stay.
 *
 * @param version version of the rule {@value #RULE}, part of every finding's id
 * @param learning messages of a device before its rate is judged
 * @param span the time that these must take at least, so that a stutter at the start of a fast
 *     device is not taken for its rate
 * @param factor how many times its usual rate a device may keep up for ever
 * @param burst messages beyond that which are a finding; of a device that usually sends more within
 *     {@code span}, as many as these
 * @param retention how long a device is remembered that does not speak any more
 */
public record RateSettings(
    long version, int learning, Duration span, double factor, int burst, Duration retention)
    implements Serializable {

  /** The rule that every finding of this detector names. */
  public static final String RULE = "rate";

  /** The defaults. */
  public static final RateSettings DEFAULT =
      new RateSettings(1, 12, Duration.ofSeconds(10), 2, 20, Duration.ofDays(30));

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if a number cannot be meant
   */
  public RateSettings {
    boolean learns = learning >= 2 && !span.isNegative();
    if (version < 1 || !learns || !(factor > 1) || burst < 2 || retention.toMillis() < 1) {
      throw new IllegalArgumentException(
          "A rate needs at least two messages to learn, a factor above 1 and a burst of two");
    }
  }

  /**
   * What a section says, with defaults for what it does not.
   *
   * @throws IllegalArgumentException if it can't be meant
   */
  public static RateSettings read(long version, DetectorSection section) {
    return new RateSettings(
        version,
        section.positive("learning", DEFAULT.learning),
        section.duration("span", DEFAULT.span),
        section.decimal("factor", DEFAULT.factor),
        section.positive("burst", DEFAULT.burst),
        section.duration("retention", DEFAULT.retention));
  }
}
