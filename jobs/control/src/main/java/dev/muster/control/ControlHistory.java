package dev.muster.control;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one partition of a control topic holds of each subject, to tell which of its oldest records
 * nobody needs any more: those of which the version that is in force stands again further up.
 *
 * <p>A version counts from its first record, so a later record of the same version is a copy only
 * if its bytes are the same. Memory: some 200 bytes for each subject. Not thread-safe.
 */
public final class ControlHistory {
  private final long needed;
  private final Map<String, Held> atNeeded = new HashMap<>();
  private final Map<String, Held> newest = new HashMap<>();
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
  public void took(long offset, long arrival, String subject, long version, byte[] digest) {
    Held record = new Held(version, digest, offset, arrival);
    newest.merge(subject, record, Held::then);
    if (ControlTime.validFrom(arrival) <= needed) {
      atNeeded.merge(subject, record, Held::then);
    }
  }

  /**
   * The offset below which nothing is needed: whatever is in force for the oldest needed message,
   * and all that came later, stands at it or above.
   */
  public long firstNeeded() {
    return Stream.concat(
            Stream.of(firstNeeded == Long.MAX_VALUE ? 0 : firstNeeded),
            atNeeded.values().stream().map(Held::offset))
        .min(Long::compare)
        .orElseThrow();
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
  private record Held(long version, byte[] digest, long offset, long arrival) {
    Held then(Held later) {
      boolean copy = later.version == version && Arrays.equals(later.digest, digest);
      return later.version > version || copy ? later : this;
    }
  }
}
