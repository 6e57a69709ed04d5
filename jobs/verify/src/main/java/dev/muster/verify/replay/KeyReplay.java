package dev.muster.verify.replay;

import dev.muster.verify.ReplaySettings;
import dev.muster.verify.gap.Gaps;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one key of a device: its two newest epochs, what jumped ahead of them, and its
 * latest marks. Immutable.
 *
 * @param current window of the highest epoch
 * @param previous window of the epoch seen before it, null while there is none
 * @param jumped what it signed for epochs out of reach, null while there is none
 * @param marks digests of the latest marks
 * @param lastMarked arrival of the latest mark, milliseconds
 */
public record KeyReplay(
    long kid,
    EpochWindow current,
    @Nullable EpochWindow previous,
    @Nullable JumpedEpochs jumped,
    RecentMarks marks,
    long lastMarked) {

  /** How far a few lost or overtaken messages, or boots that nobody heard of, lead. */
  private static final int NEAR = 16;

  /**
   * The first message ever seen of a key. What it sent before is not known, so no number below is
   * ever claimed missing.
   */
  public static KeyReplay first(ReplayMark mark, ReplaySettings settings) {
    EpochWindow epoch =
        EpochWindow.startingAt(mark.epoch(), mark.sequence(), mark.sequence(), settings.window());
    RecentMarks marks =
        RecentMarks.NONE.with(mark.digest(), mark.place(), mark.arrival(), Long.MIN_VALUE);
    return new KeyReplay(mark.kid(), epoch, null, null, marks, mark.arrival());
  }

  /** What is known of a number of an epoch. */
  public ReplayStatus sight(long epoch, long sequence, ReplaySettings settings) {
    ReplayStatus sighting = sightInWindows(epoch, sequence, settings);
    return sighting == ReplayStatus.NEW && jumped != null && jumped.mayHold(epoch, sequence)
        ? ReplayStatus.SEEN
        : sighting;
  }

  private ReplayStatus sightInWindows(long epoch, long sequence, ReplaySettings settings) {
    if (epoch > current.epoch()) {
      return epoch - current.epoch() > settings.maxEpochStep()
          ? ReplayStatus.EPOCH_JUMP
          : ReplayStatus.NEW;
    }
    if (epoch == current.epoch()) {
      return current.sight(sequence);
    }
    return previous != null && epoch == previous.epoch()
        ? previous.sight(sequence)
        : ReplayStatus.EPOCH_REGRESSED;
  }

  /**
   * Whether a number lies where the next ones of an honest device do: after a boot it begins low.
   */
  public boolean isNear(long epoch, long sequence) {
    long steps = epoch - current.epoch();
    long from = steps == 0 ? current.window().highest() : 0;
    return steps >= 0 && steps <= NEAR && Math.abs(sequence - from) <= NEAR;
  }

  /** The state after a message that was an {@link ReplayStatus#EPOCH_JUMP}. */
  @SuppressWarnings("ReferenceEquality") // The same object where nothing changed.
  public KeyReplay jump(ReplayMark mark) {
    JumpedEpochs all =
        jumped == null
            ? JumpedEpochs.of(mark.epoch(), mark.sequence())
            : jumped.with(mark.epoch(), mark.sequence());
    return all == jumped ? this : new KeyReplay(kid, current, previous, all, marks, lastMarked);
  }

  /** The state after a message that was {@link ReplayStatus#NEW}. */
  public KeyReplay mark(ReplayMark mark, Gaps gaps, ReplaySettings settings) {
    EpochWindow newest = current;
    EpochWindow before = previous;
    if (mark.epoch() > current.epoch()) {
      if (previous != null) {
        previous.close(gaps);
      }
      before = current;
      long claimedFrom = jumped == null ? 0 : jumped.claimedFrom(mark.epoch());
      newest =
          EpochWindow.startingAt(mark.epoch(), mark.sequence(), claimedFrom, settings.window());
    } else if (mark.epoch() == current.epoch()) {
      newest = current.mark(mark.sequence(), gaps);
    } else {
      before = Objects.requireNonNull(previous).mark(mark.sequence(), gaps);
    }
    long oldest = mark.arrival() - settings.duplicateWithinMillis();
    RecentMarks recent = marks.with(mark.digest(), mark.place(), mark.arrival(), oldest);
    return new KeyReplay(kid, newest, before, stillAhead(before), recent, mark.arrival());
  }

  /** Epochs below both windows are refused by their number alone. */
  private @Nullable JumpedEpochs stillAhead(@Nullable EpochWindow before) {
    return jumped != null && before != null && jumped.highest() < before.epoch() ? null : jumped;
  }

  /** Writes all that is missing in both epochs; the key leaves the state. */
  public void close(Gaps gaps) {
    if (previous != null) {
      previous.close(gaps);
    }
    current.close(gaps);
  }
}
