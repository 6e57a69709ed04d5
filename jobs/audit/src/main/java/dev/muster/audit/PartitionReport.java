package dev.muster.audit;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the rows of a table answer to the records of one partition.
 *
 * @param retainedFrom the first offset that the topic still holds: what lies before cannot be
 *     compared
 * @param cut the offset of the newest {@code TICK} row, or -1 if there is none: up to it, and with
 *     it, every delivered record must have its row
 * @param compared how many delivered records were compared
 * @param missing delivered offsets up to the cut that have no row
 * @param doubled offsets that have more than one row, wherever they lie
 * @param unexpected offsets that have a row although the topic, which still holds that range, does
 *     not deliver them
 * @param inFlight how many records were delivered above the cut, or are answered by a row that is
 *     not committed yet
 * @param differing offsets with a row that is not that of the record there: the row was changed, or
 *     the topic was
 * @param differences the columns that tell it, by offset, for the first {@value #DIFFERENCES} of
 *     them
 */
public record PartitionReport(
    int partition,
    long retainedFrom,
    long cut,
    long compared,
    OffsetRanges missing,
    OffsetRanges doubled,
    OffsetRanges unexpected,
    long inFlight,
    OffsetRanges differing,
    SortedMap<Long, List<String>> differences) {

  /** For how many rows it is said by which columns they differ, at most. */
  public static final int DIFFERENCES = 20;

  /** Keeps its own copy of the differences. */
  public PartitionReport {
    differences = Collections.unmodifiableSortedMap(new TreeMap<>(differences));
  }

  /** Whether nothing is missing, doubled, unexpected or differing. */
  public boolean isClean() {
    return missing.isEmpty() && doubled.isEmpty() && unexpected.isEmpty() && differing.isEmpty();
  }

  /** Whether rows of many records are there, and none of those that were compared is its own. */
  public boolean isOfAnotherTopic() {
    return differing.count() > 0 && differing.count() >= compared - missing.count();
  }

  /** Whether there are records, of which none could be compared for want of a cut. */
  public boolean isUncompared() {
    return compared == 0 && inFlight > 0;
  }
}
