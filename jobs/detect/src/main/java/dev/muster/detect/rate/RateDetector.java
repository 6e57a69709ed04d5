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
 * <p>Messages beyond a multiple of the usual rate add up and drain with time. What a pause held
 * back may come at once: a device that delivers what it buffered sends no more than it owed.
 */
public final class RateDetector {
  /** A time without messages of this many usual intervals is a pause. */
  private static final double PAUSE = 3;

  /** Time in which what is owed falls to about a third, in milliseconds. */
  private static final double FORGETTING = 300_000;

  /** Over how many messages the usual interval is taken. */
  private static final int MEMORY = 100;

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

  private Pace learning(Pace pace, long arrival, long passed) {
    int messages = pace.messages() + 1;
    double interval = pace.interval() + (passed - pace.interval()) / pace.messages();
    boolean learned =
        messages >= settings.learning() && interval * pace.messages() >= settings.span().toMillis();
    return new Pace(learned ? Pace.LEARNED : messages, interval, arrival, 0, 0, 0, 0, 0, false);
  }

  private Pace counted(Pace pace, Contact contact, long passed) {
    double usual = Math.max(1, pace.interval());
    double intervals = passed / usual;
    double owed = pace.owed() * Math.exp(-passed / FORGETTING);
    if (intervals > PAUSE) {
      owed += intervals - 1;
    }
    boolean due = owed >= 1;
    double drained = Math.max(0, pace.excess() - settings.factor() * intervals);
    double excess = Math.min(settings.burst(), drained + (due ? 0 : 1));
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

  private static double learned(double usual, long passed) {
    double clipped = Math.min(Math.max(passed, usual / CLIP), usual * CLIP);
    return usual + (clipped - usual) / MEMORY;
  }

  private Pace report(Pace before, Pace after, Contact contact) {
    boolean raise = !before.raised() && after.excess() >= settings.burst();
    boolean clear = before.raised() && after.excess() <= settings.burst() / 2.0;
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
