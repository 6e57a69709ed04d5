package dev.muster.detect.level;

import dev.muster.arrival.Origin;
import dev.muster.decrypt.OpenedSection;
import dev.muster.detect.finding.Finding;
import dev.muster.detect.finding.FindingBuilder;
import dev.muster.detect.finding.SubjectKind;
import dev.muster.message.reading.Reading;
import dev.muster.verify.CohortLimits;
import java.util.function.Consumer;

/** Judges the numbers of opened sections and words what is found. Not thread-safe. */
@SuppressWarnings("NullAway.Init") // What is judged is set by each call from outside.
public final class LevelDetector {
  private static final long MILLIS = 1_000;

  /** How far ahead of its message a reading may be: as far as that may be ahead of its arrival. */
  private static final long AHEAD = CohortLimits.DEFAULT.maxAhead().toMillis();

  /** The one class whose readings findings may carry. */
  private static final String OPERATIONAL = "operational";

  private final LevelSettings settings;
  private final Consumer<Finding> out;
  private final LevelJudge judge;

  private OpenedSection section;
  private Reading reading;

  /** A detector that gives its findings to {@code out}. */
  public LevelDetector(LevelSettings settings, Consumer<Finding> out) {
    this.settings = settings;
    this.out = out;
    this.judge = new LevelJudge(settings, this::found);
  }

  /**
   * Whether a reading was measured before its message was sent, by the device's own clock. One that
   * was not would be taken for the newest for as long as it is ahead.
   */
  public static boolean isPast(OpenedSection from, Reading reading) {
    long sent = from.issuedAt() > 0 ? from.issuedAt() * MILLIS : from.origin().arrival();
    return !from.device().hasClock() || reading.time() <= sent + AHEAD;
  }

  /**
   * Judges one number and changes {@code kept} accordingly.
   *
   * @param kept what is kept of the metric
   * @param number one that {@link #isPast}
   * @return whether it was judged: one measured before the newest known is not
   */
  public boolean judge(MetricBaseline kept, OpenedSection from, Reading number) {
    section = from;
    reading = number;
    long arrival = from.origin().arrival();
    long time = from.device().hasClock() ? number.time() : arrival;
    long cadence = from.device().cadenceSeconds() * MILLIS;
    return judge.judge(
        kept, new Sample(time, number.number(), arrival, from.origin().offset(), cadence));
  }

  private void found(LevelChange change) {
    boolean open = section.dataClass().equals(OPERATIONAL);
    Origin origin = section.origin();
    out.accept(
        FindingBuilder.about(change.kind(), SubjectKind.DEVICE, section.device())
            .byRule(LevelSettings.RULE, settings.version())
            .ofReading(section.dataClass(), reading.name())
            .since(change.onset())
            .observed(open ? change.expected() : null, open ? change.observed() : null)
            .deviating(change.deviation())
            .within(Math.min(change.onset(), origin.arrival()), origin.arrival())
            .onRecords(origin.partition(), change.firstOffset(), origin.offset())
            .lastSpoken(section.epoch(), section.sequence())
            .become(change.state(), origin.arrival()));
  }
}
