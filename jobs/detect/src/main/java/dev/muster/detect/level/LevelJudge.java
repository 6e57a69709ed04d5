package dev.muster.detect.level;

import dev.muster.detect.finding.FindingKind;
import dev.muster.detect.finding.FindingState;
import dev.muster.detect.level.MetricBaseline.Excursion;
import java.util.function.Consumer;

/**
 * Judges readings of one metric by what it has learned of it. A function of the readings in their
 * order and of nothing else. Not thread-safe.
 *
 * <p>A range is learned and widens slowly. A reading far outside of it has jumped there, which is a
 * {@code level}, or went there step by step, which over several readings is a {@code drift}. A
 * metric that normally changes and repeats itself more often than it ever did is {@code stuck}.
 * While a metric is outside nothing is learned, unless it stays for so long that this is normal
 * now.
 */
@SuppressWarnings("NullAway.Init") // What is judged is set by each call from outside.
final class LevelJudge {
  /** Half of the margin that raises: in between, a finding neither begins nor ends. */
  private static final double HYSTERESIS = 0.5;

  /** Readings inside in a row after which an excursion is over. */
  private static final int CALM = 2;

  /** Readings outside after which the metric is learned anew. */
  private static final int ACCEPTED = 500;

  /** A run counts as stuck when it is so many times as long as any before. */
  private static final int LONGER = 3;

  private final LevelSettings settings;
  private final Consumer<LevelChange> out;

  private MetricBaseline baseline;

  LevelJudge(LevelSettings settings, Consumer<LevelChange> out) {
    this.settings = settings;
    this.out = out;
  }

  /**
   * Judges the next reading and changes what is kept accordingly.
   *
   * @return whether it was judged: one measured before the newest known is not
   */
  boolean judge(MetricBaseline kept, Sample sample) {
    baseline = kept;
    if (sample.time() < baseline.lastTime) {
      return false;
    }
    baseline.count(sample);
    if (baseline.readings < settings.learning()) {
      baseline.learn(sample.value());
      if (baseline.readings == settings.learning() - 1) {
        baseline.learned(settings.margin());
      }
    } else if (baseline.varies()) {
      judgeRun();
      judgeLevel(sample);
    } else {
      baseline.learn(sample.value());
    }
    baseline.note(sample);
    return true;
  }

  private void judgeRun() {
    int limit = Math.max(settings.stuck(), LONGER * baseline.longestRun);
    if (baseline.stuck && baseline.run == 1) {
      baseline.stuck = false;
      out.accept(run(FindingState.CLEARED, 1, limit));
    } else if (!baseline.stuck && baseline.run >= limit) {
      baseline.stuck = true;
      baseline.stuckOnset = Math.max(baseline.runOnset, baseline.stuckOnset + 1);
      baseline.stuckOffset = baseline.runOffset;
      out.accept(run(FindingState.RAISED, baseline.run, limit));
    }
  }

  private LevelChange run(FindingState state, int run, int limit) {
    return new LevelChange(
        FindingKind.STUCK,
        state,
        baseline.stuckOnset,
        baseline.stuckOffset,
        baseline.longestRun,
        run,
        (double) run / limit);
  }

  private void judgeLevel(Sample sample) {
    baseline.bridge(sample);
    double beyond = baseline.beyond(sample.value());
    double limit = settings.margin();
    if (baseline.excursion != Excursion.NONE) {
      last(sample, beyond < limit * HYSTERESIS);
    } else if (beyond > limit) {
      leave(sample);
    } else {
      baseline.outside = 0;
      baseline.follow(sample.value());
    }
  }

  private void leave(Sample sample) {
    boolean jumped = baseline.steps(sample.value()) > settings.jump() * baseline.cadences(sample);
    if (baseline.outside == 0) {
      // A message may hold several: each begins at a time of its own, or they would be one finding.
      baseline.onset = Math.max(sample.arrival(), baseline.onset + 1);
      baseline.onsetOffset = sample.offset();
    }
    baseline.outside++;
    if (jumped || baseline.outside >= settings.drifting()) {
      baseline.excursion = jumped ? Excursion.LEVEL : Excursion.DRIFT;
      baseline.inside = 0;
      out.accept(level(FindingState.RAISED, sample));
    }
  }

  private void last(Sample sample, boolean inside) {
    baseline.inside = inside ? baseline.inside + 1 : 0;
    baseline.outside++;
    boolean usual = baseline.outside >= ACCEPTED;
    if (baseline.inside < CALM && !usual) {
      return;
    }
    out.accept(level(FindingState.CLEARED, sample));
    baseline.excursion = Excursion.NONE;
    baseline.outside = 0;
    if (usual) {
      baseline.readings = 0;
      baseline.step = 0;
      baseline.learn(sample.value());
    }
  }

  private LevelChange level(FindingState state, Sample sample) {
    return new LevelChange(
        baseline.excursion == Excursion.LEVEL ? FindingKind.LEVEL : FindingKind.DRIFT,
        state,
        baseline.onset,
        baseline.onsetOffset,
        baseline.middle(),
        sample.value(),
        baseline.beyond(sample.value()));
  }
}
