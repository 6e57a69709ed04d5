package dev.muster.detect.rate;

import dev.muster.arrival.Origin;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.finding.FindingBuilder;
import dev.muster.detect.finding.FindingKind;
import dev.muster.detect.finding.FindingState;
import dev.muster.detect.finding.SubjectKind;
import dev.muster.verify.Contact;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Judges how often a device speaks by how often it usually does. A function of its messages in
 * order and of nothing else. Not thread-safe.
 *
 * <p>A device owes a message for each usual interval that passes. What it sends beyond that adds up
 * and drains with time: at a multiple of the usual rate it would never add up. So a device that was
 * slow, or held back what it could not deliver, may send it all at once.
 *
 * <p>Time is counted twice, by arrival and by the device's own signed time, and only what is too
 * much by both is a finding. An outage of a broker lets messages wait and come all at once, and a
 * rate may have been learned from such; but a device that sent them in their time says so, and is
 * believed as far as that time has passed.
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
   * @param baseline what is kept of the device, null for nothing
   * @return what is to be kept
   */
  public RateBaseline judge(@Nullable RateBaseline baseline, Contact contact) {
    long arrival = contact.origin().arrival();
    SignedTime signed = SignedTime.of(contact);
    if (baseline == null) {
      return RateBaseline.first(arrival, signed);
    }
    long passed = Math.max(0, arrival - baseline.lastArrival());
    Step step = Step.between(baseline, signed, (double) passed);
    if (baseline.messages() < RateBaseline.LEARNED) {
      return learning(baseline, arrival, step);
    }
    return report(baseline, counted(baseline, contact, step), contact);
  }

  /**
   * From one message to the next.
   *
   * @param passed milliseconds between their arrivals
   * @param claimed milliseconds between them by the device's own time
   * @param kept which part of what was owed before is owed still
   * @param signed the device's own time after it
   */
  private record Step(double passed, double claimed, double kept, SignedTime signed) {
    static Step between(RateBaseline baseline, SignedTime next, double passed) {
      double kept = Math.exp(-passed / FORGETTING);
      double claimed = baseline.signed().until(next, passed, kept);
      return new Step(passed, claimed, kept, baseline.signed().then(next, passed, kept, claimed));
    }
  }

  /** The newest messages count most: a device may start slowly, or pause meanwhile. */
  private RateBaseline learning(RateBaseline baseline, long arrival, Step step) {
    int messages = baseline.messages() + 1;
    double most = Math.max(LONG_PAUSE * baseline.interval(), SHORTEST_PAUSE);
    double missing = Math.min(step.passed(), most) - baseline.interval();
    double interval =
        baseline.interval() + missing / Math.min(baseline.messages(), settings.learning());
    boolean learned =
        messages >= settings.learning() && arrival - baseline.onset() >= settings.span().toMillis();
    Account begun =
        learned ? withheld(arrival - baseline.onset(), interval, messages) : Account.EMPTY;
    return new RateBaseline(
        learned ? RateBaseline.LEARNED : messages,
        interval,
        arrival,
        begun,
        step.signed().isKnown() ? Account.EMPTY : begun,
        step.signed(),
        0,
        learned ? 0 : baseline.onset(),
        0,
        false);
  }

  /** A pause at the end of what was learned is one in which messages may have been held back. */
  private static Account withheld(long since, double interval, int messages) {
    return new Account(Math.max(0, since / Math.max(1, interval) - messages), 0);
  }

  private RateBaseline counted(RateBaseline baseline, Contact contact, Step step) {
    double usual = Math.max(1, baseline.interval());
    double most = burst(baseline);
    Account arrived = after(baseline.arrived(), step.passed() / usual, step.kept(), most);
    Account issued = after(baseline.issued(), step.claimed() / usual, step.kept(), most);
    boolean begins = !baseline.raised() && isDrained(baseline, step, usual);
    long arrival = Math.max(baseline.lastArrival(), contact.origin().arrival());
    return new RateBaseline(
        baseline.messages(),
        baseline.raised() ? baseline.interval() : learned(usual, step.passed()),
        arrival,
        arrived,
        issued,
        step.signed(),
        begins ? 1 : baseline.since() + 1,
        begins ? arrival : baseline.onset(),
        begins ? contact.origin().offset() : baseline.firstOffset(),
        baseline.raised());
  }

  private Account after(Account account, double intervals, double kept, double most) {
    return account.after(intervals, kept, settings.factor(), most);
  }

  private boolean isDrained(RateBaseline baseline, Step step, double usual) {
    return baseline.arrived().drained(step.passed() / usual, settings.factor()) == 0
        || baseline.issued().drained(step.claimed() / usual, settings.factor()) == 0;
  }

  /** A device that speaks often is given as many messages as it usually sends in a while. */
  private double burst(RateBaseline baseline) {
    return Math.max(
        settings.burst(), settings.span().toMillis() / Math.max(1, baseline.interval()));
  }

  private static double learned(double usual, double passed) {
    double clipped = Math.min(Math.max(passed, usual / CLIP), usual * CLIP);
    return usual + (clipped - usual) / Math.max(MEMORY, MEMORY_MILLIS / usual);
  }

  private RateBaseline report(RateBaseline before, RateBaseline after, Contact contact) {
    boolean raise = !before.raised() && after.excess() >= burst(before);
    boolean clear = before.raised() && after.excess() <= burst(before) / 2;
    if (!raise && !clear) {
      return after;
    }
    out.accept(finding(after, contact, raise ? FindingState.RAISED : FindingState.CLEARED));
    return after.found(raise);
  }

  private Finding finding(RateBaseline baseline, Contact contact, FindingState state) {
    double expected = 1 + (baseline.lastArrival() - baseline.onset()) / baseline.interval();
    Origin origin = contact.origin();
    return FindingBuilder.about(FindingKind.RATE, SubjectKind.DEVICE, contact.device())
        .byRule(RateSettings.RULE, settings.version())
        .since(baseline.onset())
        .observed(expected, (double) baseline.since())
        .deviating(baseline.since() / expected)
        .within(baseline.onset(), baseline.lastArrival())
        .onRecords(origin.partition(), baseline.firstOffset(), origin.offset())
        .lastSpoken(contact.epoch(), contact.sequence())
        .become(state, origin.arrival());
  }
}
