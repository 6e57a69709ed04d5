package dev.muster.audit;

import java.util.List;
import java.util.TreeMap;

/**
 * What one partition delivered and what the table says of it.
 *
 * <p>The rows are to be those of one snapshot of the table, taken before the partition is read:
 * then the record of every row has been appended when reading starts. Not thread-safe.
 */
public final class PartitionLedger {

  private final int partition;
  private final OffsetSet delivered = new OffsetSet();
  private final OffsetSet rows = new OffsetSet();
  private final OffsetSet doubled = new OffsetSet();
  private final OffsetSet awaited = new OffsetSet();
  private final OffsetSet differing = new OffsetSet();
  private final TreeMap<Long, List<String>> differences = new TreeMap<>();
  private final AnsweredTicks ticks = new AnsweredTicks();
  private long retainedFrom;
  private long cut = -1;

  PartitionLedger(int partition) {
    this.partition = partition;
  }

  /** Notes a record that a consumer got from the topic, tick or not. */
  public void delivered(long offset) {
    delivered.add(offset);
  }

  /**
   * Notes a record that a consumer got from the topic, tick or not. To be called after all ticks
   * that have a row are noted: where append time fell, a record that none of them stands for is in
   * flight while it has no row.
   *
   * @param appended when the broker appended it, in milliseconds
   */
  public void delivered(long offset, long appended) {
    delivered.add(offset);
    if (offset < cut && !ticks.cover(offset, appended)) {
      awaited.add(offset);
    }
  }

  /** Notes a tick that has its row, and when it arrived by this row, in milliseconds. */
  public void answered(long offset, long arrival) {
    ticks.add(offset, arrival);
    cutAt(offset);
  }

  /** Notes a row that is not that of the record at its offset, and the columns that tell it. */
  public void differing(long offset, List<String> columns) {
    differing.add(offset);
    differences.putIfAbsent(offset, List.copyOf(columns));
    if (differences.size() > PartitionReport.DIFFERENCES) {
      differences.pollLastEntry();
    }
  }

  /**
   * Notes a row of the table.
   *
   * @param tick whether its verdict is {@code TICK}
   */
  public void row(long offset, boolean tick) {
    if (!rows.add(offset)) {
      doubled.add(offset);
    }
    if (tick) {
      cutAt(offset);
    }
  }

  /**
   * Notes a record whose row is written and not committed yet: while it has no other, it is in
   * flight wherever the cut lies.
   */
  public void awaited(long offset) {
    awaited.add(offset);
  }

  /** Notes up to where every delivered record must have its row. */
  public void cutAt(long offset) {
    cut = Math.max(cut, offset);
  }

  /**
   * Notes the first offset that the topic still holds. To be asked after reading, as retention may
   * remove records meanwhile; the largest offset noted counts.
   */
  public void retainedFrom(long offset) {
    retainedFrom = Math.max(retainedFrom, offset);
  }

  PartitionReport report() {
    long end = Math.max(delivered.end(), rows.end());
    long cutEnd = Math.max(cut + 1, retainedFrom);
    OffsetSet due = delivered.without(awaited.without(rows));
    long waiting = delivered.count(retainedFrom, cutEnd) - due.count(retainedFrom, cutEnd);
    return new PartitionReport(
        partition,
        retainedFrom,
        cut,
        due.count(retainedFrom, cutEnd),
        OffsetRanges.difference(due, rows, retainedFrom, cutEnd),
        OffsetRanges.difference(doubled, new OffsetSet(), 0, end),
        OffsetRanges.difference(rows, delivered, retainedFrom, end),
        delivered.count(cutEnd, end) + waiting,
        OffsetRanges.difference(differing, new OffsetSet(), 0, end),
        differences);
  }
}
