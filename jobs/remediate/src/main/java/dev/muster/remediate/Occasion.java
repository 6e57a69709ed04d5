package dev.muster.remediate;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which change of a finding came: in the order in which one can follow another. */
public enum Occasion {
  /** The finding was made. */
  RAISED,
  /** What was found is over. */
  CLEARED,
  /** It was never so: no rule answers that. */
  RETRACTED;

  /** Returns the name in rules. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the occasion of this name, if rules can answer it. */
  public static Optional<Occasion> ofWireName(String name) {
    return Stream.of(RAISED, CLEARED).filter(one -> one.wireName().equals(name)).findFirst();
  }
}
