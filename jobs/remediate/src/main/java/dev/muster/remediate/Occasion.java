package dev.muster.remediate;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which change of a finding a rule answers. */
public enum Occasion {
  /** The finding was made. */
  RAISED,
  /** What was found is over. */
  CLEARED;

  /** Returns the name in rules. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the occasion of this name. */
  public static Optional<Occasion> ofWireName(String name) {
    return Stream.of(values()).filter(one -> one.wireName().equals(name)).findFirst();
  }
}
