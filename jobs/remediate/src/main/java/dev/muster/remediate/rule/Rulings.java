package dev.muster.remediate.rule;

import dev.muster.arrival.TimedVersions;
import dev.muster.control.Accepted;
import dev.muster.control.bundle.TextBundle;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rule bundles that may still be needed, by time. A bundle goes when the time has passed its
 * successor, so in quiet running one is kept. Called by one thread, except for {@link #standing}.
 */
public final class Rulings {
  private final Function<TextBundle, RuleBook> reader;

  /** Read by the reporter's thread. */
  private volatile TimedVersions<Ruling> versions = TimedVersions.none();

  /**
   * Goes on from the bundles that were accepted.
   *
   * @param reader makes a book of a bundle, of one that cannot be read too
   */
  public Rulings(Function<TextBundle, RuleBook> reader, List<Accepted<TextBundle>> accepted) {
    this.reader = reader;
    accepted.forEach(this::add);
  }

  private record Ruling(Accepted<TextBundle> accepted, RuleBook book) {
    boolean lastsBeyond(long arrival) {
      return accepted.content().expiresAt() > arrival;
    }

    long end() {
      long end = accepted.content().expiresAt();
      return end == Long.MAX_VALUE ? 0 : end / 1_000;
    }
  }

  /** Takes a bundle into account. */
  public void add(Accepted<TextBundle> accepted) {
    versions =
        versions.with(accepted.validFrom(), new Ruling(accepted, reader.apply(accepted.content())));
  }

  /** The rules in force for an arrival: none once the newest bundle has expired. */
  public Optional<RuleBook> at(long arrival) {
    return versions.at(arrival).filter(ruling -> ruling.lastsBeyond(arrival)).map(Ruling::book);
  }

  /** What stands at a time, for people. Safe for use by any thread. */
  public RulesStanding standing(long now) {
    List<TimedVersions.Entry<Ruling>> known = versions.entries();
    long newest = known.isEmpty() ? 0 : known.get(known.size() - 1).version().book().version();
    return versions
        .at(now)
        .filter(ruling -> ruling.lastsBeyond(now) && ruling.book().readable())
        .map(ruling -> new RulesStanding(newest, ruling.book().version(), ruling.end()))
        .orElse(new RulesStanding(newest, 0, 0));
  }

  /** Drops the bundles that nothing can need that comes after a time. */
  public void forgetBefore(long time) {
    versions = versions.prune(time);
  }

  /** The bundles, to be gone on from. */
  public List<Accepted<TextBundle>> snapshot() {
    return versions.entries().stream().map(entry -> entry.version().accepted()).toList();
  }
}
