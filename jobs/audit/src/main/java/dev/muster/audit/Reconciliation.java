package dev.muster.audit;

import java.util.TreeMap;

/**
 * Compares the records of a topic with the rows of the table that has one row for each of them.
 *
 * <p>The comparison is exact up to a <em>cut</em> per partition, the newest {@code TICK} row: that
 * row is written only after the rows of all records before it, and becomes visible with them or
 * after them. What lies above is in flight: a row there proves nothing by its absence, but two rows
 * for one record, a row for no record, or a row that is not that of its record, are wrong
 * everywhere.
 *
 * <p>Memory is a few bits for each offset. Not thread-safe.
 */
public final class Reconciliation {

  private final TreeMap<Integer, PartitionLedger> partitions = new TreeMap<>();

  /** The ledger of a partition, made at first use. */
  public PartitionLedger partition(int partition) {
    return partitions.computeIfAbsent(partition, PartitionLedger::new);
  }

  /** What follows from all that was noted. */
  public ReconciliationReport report() {
    return new ReconciliationReport(
        partitions.values().stream().map(PartitionLedger::report).toList());
  }
}
