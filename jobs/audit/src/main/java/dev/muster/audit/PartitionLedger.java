package dev.muster.audit;

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
   * Notes a row of the table.
   *
   * @param offset the offset that the row names
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
        delivered.count(cutEnd, end) + waiting);
  }
}
