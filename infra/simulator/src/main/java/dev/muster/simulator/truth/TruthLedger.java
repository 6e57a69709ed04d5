package dev.muster.simulator.truth;

import dev.muster.simulator.script.Expectation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * What should become of each record of one topic. Two bytes a record; safe for use by many threads.
 */
public final class TruthLedger {
  private static final short NONE = 0;
  private static final int FIRST_CAPACITY = 1024;

  private final List<Expectation> expectations = new ArrayList<>();
  private final Map<Expectation, Short> codes = new HashMap<>();
  private final TreeMap<Integer, short[]> partitions = new TreeMap<>();
  private final TreeMap<Integer, Long> lastOffsets = new TreeMap<>();
  private long records;

  /** Notes a record that the broker has taken. */
  public synchronized void sent(int partition, long offset, Expectation expectation) {
    int at = Math.toIntExact(offset);
    short[] known = partitions.getOrDefault(partition, new short[FIRST_CAPACITY]);
    if (at >= known.length) {
      known = Arrays.copyOf(known, Math.max(at + 1, 2 * known.length));
    }
    known[at] = code(expectation);
    partitions.put(partition, known);
    lastOffsets.merge(partition, offset, Math::max);
    records++;
  }

  /** What should become of a record; empty when the simulation did not send it. */
  public synchronized Optional<Expectation> at(int partition, long offset) {
    short[] known = partitions.get(partition);
    if (known == null || offset < 0 || offset >= known.length || known[(int) offset] == NONE) {
      return Optional.empty();
    }
    return Optional.of(expectations.get(known[(int) offset] - 1));
  }

  /** How many records were sent. */
  public synchronized long records() {
    return records;
  }

  /** The newest offset that was sent to each partition. */
  public synchronized Map<Integer, Long> lastOffsets() {
    return Map.copyOf(lastOffsets);
  }

  /** How many records should end in each way. */
  public synchronized Map<Expectation, Long> counts() {
    Map<Expectation, Long> counts = new HashMap<>();
    forEach((position, expectation) -> counts.merge(expectation, 1L, Long::sum));
    return counts;
  }

  /** Every record with what should become of it. */
  public synchronized void forEach(BiConsumer<Position, Expectation> action) {
    partitions.forEach(
        (partition, known) -> {
          for (int offset = 0; offset < known.length; offset++) {
            if (known[offset] != NONE) {
              action.accept(new Position(partition, offset), expectations.get(known[offset] - 1));
            }
          }
        });
  }

  /** Where a record stands in its topic. */
  public record Position(int partition, long offset) {}

  private short code(Expectation expectation) {
    return codes.computeIfAbsent(
        expectation,
        added -> {
          expectations.add(added);
          return (short) expectations.size();
        });
  }
}
