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

  private MetricBaseline normal;

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
    normal = kept;
    if (sample.time() < normal.lastTime) {
      return false;
    }
    normal.count(sample);
    if (normal.readings < settings.learning()) {
      normal.learn(sample.value());
      if (normal.readings == settings.learning() - 1) {
        normal.learned(settings.margin());
      }
    } else if (normal.varies()) {
      judgeRun();
      judgeLevel(sample);
    } else {
      normal.learn(sample.value());
    }
    normal.note(sample);
    return true;
  }

  private void judgeRun() {
    int limit = Math.max(settings.stuck(), LONGER * normal.longestRun);
    if (normal.stuck && normal.run == 1) {
      normal.stuck = false;
      out.accept(run(FindingState.CLEARED, 1, limit));
    } else if (!normal.stuck && normal.run >= limit) {
      normal.stuck = true;
      normal.stuckOnset = Math.max(normal.runOnset, normal.stuckOnset + 1);
      normal.stuckOffset = normal.runOffset;
      out.accept(run(FindingState.RAISED, normal.run, limit));
    }
  }

  private LevelChange run(FindingState state, int run, int limit) {
    return new LevelChange(
        FindingKind.STUCK,
        state,
        normal.stuckOnset,
        normal.stuckOffset,
        normal.longestRun,
        run,
        (double) run / limit);
  }

  private void judgeLevel(Sample sample) {
    normal.bridge(sample);
    double beyond = normal.beyond(sample.value());
    double limit = settings.margin();
    if (normal.excursion != Excursion.NONE) {
      last(sample, beyond < limit * HYSTERESIS);
    } else if (beyond > limit) {
      leave(sample);
    } else {
      normal.outside = 0;
      normal.follow(sample.value());
    }
  }

  private void leave(Sample sample) {
    boolean jumped = normal.steps(sample.value()) > settings.jump() * normal.cadences(sample);
    if (normal.outside == 0) {
      // A message may hold several: each begins at a time of its own, or they would be one finding.
      normal.onset = Math.max(sample.arrival(), normal.onset + 1);
      normal.onsetOffset = sample.offset();
    }
    normal.outside++;
    if (jumped || normal.outside >= settings.drifting()) {
      normal.excursion = jumped ? Excursion.LEVEL : Excursion.DRIFT;
      normal.inside = 0;
      out.accept(level(FindingState.RAISED, sample));
    }
  }

  private void last(Sample sample, boolean inside) {
    normal.inside = inside ? normal.inside + 1 : 0;
    normal.outside++;
    boolean usual = normal.outside >= ACCEPTED;
    if (normal.inside < CALM && !usual) {
      return;
    }
    out.accept(level(FindingState.CLEARED, sample));
    normal.excursion = Excursion.NONE;
    normal.outside = 0;
    if (usual) {
      normal.readings = 0;
      normal.step = 0;
      normal.learn(sample.value());
    }
  }

  private LevelChange level(FindingState state, Sample sample) {
    return new LevelChange(
        normal.excursion == Excursion.LEVEL ? FindingKind.LEVEL : FindingKind.DRIFT,
        state,
        normal.onset,
        normal.onsetOffset,
        normal.middle(),
        sample.value(),
        normal.beyond(sample.value()));
  }
}
