package dev.muster.detect.rate;

import dev.muster.detect.finding.Finding;
import dev.muster.detect.finding.FindingIdentity;
import dev.muster.detect.finding.FindingKind;
import dev.muster.detect.finding.FindingState;
import dev.muster.detect.finding.Observation;
import dev.muster.detect.finding.SubjectKind;
import dev.muster.verify.Contact;
import java.util.function.Consumer;

/**
 * Judges how often a device speaks by how often it usually does. A function of its messages in
 * order and of nothing else. Not thread-safe.
 *
 * <p>A device owes a message for each usual interval that passes. What it sends beyond that adds up
 * and drains with time: at a multiple of the usual rate it would never add up. So a device that was
 * slow, or held back what it could not deliver, may send it all at once.
 */
public final class RateDetector {
  /** While a rate is learned, a time without messages counts as no more than so many intervals. */
  private static final double LONG_PAUSE = 10;

  /** But what is shorter than this, in milliseconds, is no pause. */
  private static final double SHORTEST_PAUSE = 300;

  /** Time in which what is owed falls to about a third, in milliseconds. */
  private static final double FORGETTING = 300_000;

  /** Over how many messages the usual interval is taken at least, and over which time. */
  private static final int MEMORY = 100;

  private static final double MEMORY_MILLIS = 30_000;

  /** An interval counts as no more than this many usual ones, and no less than their inverse. */
  private static final double CLIP = 2;

  private final RateSettings settings;
  private final Consumer<Finding> out;

  /** A detector that gives its findings to {@code out}. */
  public RateDetector(RateSettings settings, Consumer<Finding> out) {
    this.settings = settings;
    this.out = out;
  }

  /**
   * Judges the next message of a device.
   *
   * @param pace what is kept of the device, null for nothing
   * @return what is to be kept
   */
  public Pace judge(Pace pace, Contact contact) {
    long arrival = contact.origin().arrival();
    if (pace == null) {
      return Pace.first(arrival);
    }
    long passed = Math.max(0, arrival - pace.lastArrival());
    if (pace.messages() < Pace.LEARNED) {
      return learning(pace, arrival, passed);
    }
    return report(pace, counted(pace, contact, passed), contact);
  }

  /** The newest messages count most: a device may start slowly, or pause meanwhile. */
  private Pace learning(Pace pace, long arrival, long passed) {
    int messages = pace.messages() + 1;
    double most = Math.max(LONG_PAUSE * pace.interval(), SHORTEST_PAUSE);
    double missing = Math.min(passed, most) - pace.interval();
    double interval = pace.interval() + missing / Math.min(pace.messages(), settings.learning());
    boolean learned =
        messages >= settings.learning() && arrival - pace.onset() >= settings.span().toMillis();
    return learned
        ? new Pace(Pace.LEARNED, interval, arrival, 0, 0, 0, 0, 0, false)
        : new Pace(messages, interval, arrival, 0, 0, 0, pace.onset(), 0, false);
  }

  private Pace counted(Pace pace, Contact contact, long passed) {
    double usual = Math.max(1, pace.interval());
    double intervals = passed / usual;
    double owed = pace.owed() * Math.exp(-passed / FORGETTING) + intervals;
    boolean due = owed >= 1;
    double drained = Math.max(0, pace.excess() - (settings.factor() - 1) * intervals);
    double excess = Math.min(burst(pace), drained + (due ? 0 : 1));
    boolean begins = drained == 0 && !pace.raised();
    long arrival = Math.max(pace.lastArrival(), contact.origin().arrival());
    return new Pace(
        pace.messages(),
        pace.raised() ? pace.interval() : learned(usual, passed),
        arrival,
        due ? owed - 1 : owed,
        excess,
        begins ? 1 : pace.since() + 1,
        begins ? arrival : pace.onset(),
        begins ? contact.origin().offset() : pace.firstOffset(),
        pace.raised());
  }

  /** A device that speaks often is given as many messages as it usually sends in a while. */
  private double burst(Pace pace) {
    return Math.max(settings.burst(), settings.span().toMillis() / Math.max(1, pace.interval()));
  }

  private static double learned(double usual, long passed) {
    double clipped = Math.min(Math.max(passed, usual / CLIP), usual * CLIP);
    return usual + (clipped - usual) / Math.max(MEMORY, MEMORY_MILLIS / usual);
  }

  private Pace report(Pace before, Pace after, Contact contact) {
    boolean raise = !before.raised() && after.excess() >= burst(before);
    boolean clear = before.raised() && after.excess() <= burst(before) / 2;
    if (!raise && !clear) {
      return after;
    }
    out.accept(finding(after, contact, raise ? FindingState.RAISED : FindingState.CLEARED));
    return new Pace(
        after.messages(),
        after.interval(),
        after.lastArrival(),
        after.owed(),
        raise ? after.excess() : 0,
        after.since(),
        after.onset(),
        after.firstOffset(),
        raise);
  }

  private Finding finding(Pace pace, Contact contact, FindingState state) {
    String device = contact.device().device();
    FindingIdentity identity =
        new FindingIdentity(
            FindingKind.RATE,
            SubjectKind.DEVICE,
            device,
            RateSettings.RULE,
            settings.version(),
            pace.onset());
    double expected = 1 + (pace.lastArrival() - pace.onset()) / pace.interval();
    Observation observation =
        new Observation(
            expected,
            (double) pace.since(),
            pace.since() / expected,
            pace.onset(),
            pace.lastArrival(),
            Observation.records(
                contact.origin().partition(), pace.firstOffset(), contact.origin().offset()));
    return new Finding(
        identity,
        state,
        contact.origin().arrival(),
        observation,
        contact.device(),
        contact.epoch(),
        contact.sequence());
  }
}
