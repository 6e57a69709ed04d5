package dev.muster.audit;

import java.util.List;

/**
 * How the rows of a table answer to the records of a topic.
 *
 * @param partitions one report for each partition, in order
 */
public record ReconciliationReport(List<PartitionReport> partitions) {

  /** Keeps its own copy of the reports. */
  public ReconciliationReport {
    partitions = List.copyOf(partitions);
  }

  /** Whether every partition is clean and none with records is left uncompared. */
  public boolean isClean() {
    return partitions.stream().allMatch(PartitionReport::isClean)
        && partitions.stream().noneMatch(PartitionReport::isUncompared);
  }

  /** How many records were compared in all. */
  public long compared() {
    return partitions.stream().mapToLong(PartitionReport::compared).sum();
  }

  /** How many records were delivered above the cuts in all. */
  public long inFlight() {
    return partitions.stream().mapToLong(PartitionReport::inFlight).sum();
  }
}
