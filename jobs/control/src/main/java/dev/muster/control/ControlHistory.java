package dev.muster.control;

import dev.muster.arrival.ControlTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one partition of a control topic holds of each subject, to tell which of its oldest records
 * nobody needs any more: those of which the version that is in force stands again further up.
 *
 * <p>A version counts from its first record, so a later record of the same version is a copy only
 * if its bytes are the same. Whoever starts from the first record that is left must come to the
 * same as who read all: of each subject, the first thing met is what is in force there, and never a
 * record that was refused for what stood before it. Else whoever may write to the topic could bring
 * an older record back, and put standings over that. Memory: some 200 bytes for each subject. Not
 * thread-safe.
 */
public final class ControlHistory {
  private final long needed;
  private final Map<String, Held> atNeeded = new HashMap<>();
  private final Map<String, Held> newest = new HashMap<>();
  private final Map<Long, Long> closed = new HashMap<>();
  private long firstNeeded = Long.MAX_VALUE;

  /**
   * @param needed the arrival in ms of the oldest message that may still be judged anew
   */
  public ControlHistory(long needed) {
    this.needed = needed;
  }

  /** Takes note of any record, in the order of offsets. */
  public void passed(long offset, long arrival) {
    if (arrival >= needed) {
      firstNeeded = Math.min(firstNeeded, offset);
    }
  }

  /**
   * Takes note of an authentic record, in the order of offsets.
   *
   * @param digest of its bytes
   */
  public void took(
      long offset, long arrival, String subject, Precedence precedence, byte[] digest) {
    Held record = new Held(precedence, digest, offset, arrival);
    Held inForce = newest.get(subject);
    if (inForce != null && !record.takesPlaceOf(inForce)) {
      closed.merge(inForce.offset(), offset, Math::max);
      return;
    }
    newest.put(subject, record);
    if (ControlTime.validFrom(arrival) <= needed) {
      atNeeded.put(subject, record);
    }
  }

  /**
   * The offset below which nothing is needed: whatever is in force for the oldest needed message,
   * and all that came later, stands at it or above.
   */
  public long firstNeeded() {
    long first =
        Stream.concat(
                Stream.of(firstNeeded == Long.MAX_VALUE ? 0 : firstNeeded),
                atNeeded.values().stream().map(Held::offset))
            .min(Long::compare)
            .orElseThrow();
    return open(first);
  }

  /** The newest offset up to this one from which no refused record is the first of its subject. */
  private long open(long first) {
    List<Map.Entry<Long, Long>> fromTheLast =
        closed.entrySet().stream()
            .sorted(Map.Entry.<Long, Long>comparingByValue(Comparator.reverseOrder()))
            .toList();
    long border = first;
    for (Map.Entry<Long, Long> stretch : fromTheLast) {
      boolean within = stretch.getKey() < border && border <= stretch.getValue();
      border = within ? stretch.getKey() : border;
    }
    return border;
  }

  /** Offsets of the records in force that were written before the oldest needed message. */
  public List<Long> aged() {
    return newest.values().stream()
        .filter(held -> held.arrival() < needed)
        .map(Held::offset)
        .sorted()
        .toList();
  }

  /** The newest version of a subject and where its last copy stands. */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  private record Held(Precedence precedence, byte[] digest, long offset, long arrival) {
    boolean takesPlaceOf(Held before) {
      boolean copy =
          precedence.version() == before.precedence.version()
              && Arrays.equals(digest, before.digest);
      return copy || precedence.follows(before.precedence);
    }
  }
}
