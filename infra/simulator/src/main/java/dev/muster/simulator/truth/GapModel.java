package dev.muster.simulator.truth;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells which gaps must have been written, from the messages that arrived authentic.
 *
 * <p>A model of the rules, not of the pipeline: it keeps every number, where the pipeline keeps a
 * window. Not thread-safe.
 */
public final class GapModel {
  private static final long MAX_STEP = 1_000;

  private final long window;
  private final Map<Series, Epochs> series = new HashMap<>();

  /**
   * @param window numbers that are not yet given up
   */
  public GapModel(long window) {
    this.window = window;
  }

  /** A run of missing numbers. */
  public record Gap(String device, long kid, long epoch, long first, long last) {}

  /** Notes a message whose signature verifies, in the order of arrival. */
  public void arrived(String device, long kid, long epoch, long sequence) {
    series
        .computeIfAbsent(new Series(device, kid), Epochs::new)
        .arrived(epoch, Math.toIntExact(sequence));
  }

  /** The gaps that are final by now. */
  public List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    series.values().forEach(epochs -> gaps.addAll(epochs.all()));
    return gaps;
  }

  private record Series(String device, long kid) {}

  /** The epochs of one key: the two newest may still be completed. */
  private final class Epochs {
    private final Series owner;
    private final TreeMap<Long, BitSet> open = new TreeMap<>();
    private final List<Gap> closed = new ArrayList<>();
    private long firstEpoch = -1;
    private int firstNumber;

    Epochs(Series owner) {
      this.owner = owner;
    }

    void arrived(long epoch, int number) {
      if (open.isEmpty()) {
        firstEpoch = epoch;
        firstNumber = number;
      } else if (epoch > open.lastKey() + MAX_STEP) {
        return;
      }
      if (open.isEmpty() || epoch > open.lastKey()) {
        begin(epoch);
      }
      BitSet numbers = open.get(epoch);
      if (numbers != null && (numbers.isEmpty() || number > numbers.length() - 1 - window)) {
        numbers.set(number);
      }
    }

    private void begin(long epoch) {
      open.put(epoch, new BitSet());
      if (open.size() > 2) {
        var left = open.pollFirstEntry();
        closed.addAll(missing(left.getKey(), left.getValue(), Long.MAX_VALUE));
      }
    }

    List<Gap> all() {
      List<Gap> gaps = new ArrayList<>(closed);
      open.forEach(
          (epoch, numbers) -> gaps.addAll(missing(epoch, numbers, numbers.length() - 1L - window)));
      return gaps;
    }

    /** Runs below the newest number that end at or below a limit. */
    private List<Gap> missing(long epoch, BitSet numbers, long limit) {
      List<Gap> gaps = new ArrayList<>();
      int from = numbers.nextClearBit(epoch == firstEpoch ? firstNumber : 0);
      while (from < numbers.length()) {
        int next = numbers.nextSetBit(from);
        if (next - 1 <= limit) {
          gaps.add(new Gap(owner.device(), owner.kid(), epoch, from, next - 1));
        }
        from = numbers.nextClearBit(next);
      }
      return gaps;
    }
  }
}
