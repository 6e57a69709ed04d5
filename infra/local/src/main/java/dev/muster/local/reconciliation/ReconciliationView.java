package dev.muster.local.reconciliation;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.muster.audit.OffsetRanges;
import dev.muster.audit.PartitionReport;
import dev.muster.audit.ReconciliationReport;
import java.util.List;

/**
 * What a comparison found, for scripts.
 *
 * @param topic the topic
 * @param reconciled whether every compared record has exactly one row, and something was compared
 * @param compared how many records were compared
 * @param inFlight how many records lie above the cuts
 * @param partitions one for each partition
 */
public record ReconciliationView(
    @JsonProperty("topic") String topic,
    @JsonProperty("reconciled") boolean reconciled,
    @JsonProperty("compared") long compared,
    @JsonProperty("in-flight") long inFlight,
    @JsonProperty("partitions") List<Partition> partitions) {

  /** A view of the report. */
  public static ReconciliationView of(String topic, ReconciliationReport report) {
    return new ReconciliationView(
        topic,
        report.isClean(),
        report.compared(),
        report.inFlight(),
        report.partitions().stream().map(Partition::of).toList());
  }

  /**
   * One partition.
   *
   * @param partition its number
   * @param retainedFrom the first offset that the topic still holds
   * @param cut the offset of the newest tick row, -1 if there is none
   * @param compared how many records were compared
   * @param inFlight how many lie above the cut
   * @param missing ranges of offsets without row
   * @param doubled ranges of offsets with more than one row
   * @param unexpected ranges of offsets that have a row and no record
   */
  public record Partition(
      @JsonProperty("partition") int partition,
      @JsonProperty("retained-from") long retainedFrom,
      @JsonProperty("cut") long cut,
      @JsonProperty("compared") long compared,
      @JsonProperty("in-flight") long inFlight,
      @JsonProperty("missing") Offsets missing,
      @JsonProperty("doubled") Offsets doubled,
      @JsonProperty("unexpected") Offsets unexpected) {

    private static Partition of(PartitionReport report) {
      return new Partition(
          report.partition(),
          report.retainedFrom(),
          report.cut(),
          report.compared(),
          report.inFlight(),
          Offsets.of(report.missing()),
          Offsets.of(report.doubled()),
          Offsets.of(report.unexpected()));
    }
  }

  /**
   * Offsets.
   *
   * @param count how many
   * @param ranges the first of them, as {@code first..last}
   */
  public record Offsets(
      @JsonProperty("count") long count, @JsonProperty("ranges") List<String> ranges) {

    private static Offsets of(OffsetRanges ranges) {
      return new Offsets(ranges.count(), ranges.ranges().stream().map(Object::toString).toList());
    }
  }
}
