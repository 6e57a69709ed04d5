package dev.muster.local.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.muster.audit.OffsetRanges;
import dev.muster.audit.PartitionReport;
import dev.muster.audit.ReconciliationReport;
import dev.muster.pipeline.config.TopicsConfig;
import java.util.List;

/**
 * What a comparison found, for scripts.
 *
 * @param topic the topic
 * @param reconciled whether every compared record has exactly one row, and something was compared
 * @param compared how many records were compared
 * @param inFlight how many records lie above the cuts
 * @param partitions one for each partition
 * @param deadLetters how the refused rows answer to the quarantine, or null
 * @param commands how the issued commands answer to their topic, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReconciliationView(
    @JsonProperty("topic") String topic,
    @JsonProperty("reconciled") boolean reconciled,
    @JsonProperty("compared") long compared,
    @JsonProperty("in-flight") long inFlight,
    @JsonProperty("partitions") List<Partition> partitions,
    @JsonProperty("dead-letters") ReconciliationView deadLetters,
    @JsonProperty("commands") Commands commands) {

  /** A view of the report. */
  public static ReconciliationView of(String topic, ReconciliationReport report) {
    return new ReconciliationView(
        topic,
        report.isClean(),
        report.compared(),
        report.inFlight(),
        report.partitions().stream().map(Partition::of).toList(),
        null,
        null);
  }

  /** A view of all comparisons. */
  public static ReconciliationView of(TopicsConfig topics, AuditReport report) {
    ReconciliationView telemetry = of(topics.telemetry(), report.telemetry());
    return new ReconciliationView(
        telemetry.topic(),
        report.isClean(),
        telemetry.compared(),
        telemetry.inFlight(),
        telemetry.partitions(),
        of(topics.quarantine(), report.deadLetters())
            .saying(AuditReport.isClean(report.deadLetters())),
        Commands.of(report.commands()));
  }

  private ReconciliationView saying(boolean agreed) {
    return new ReconciliationView(
        topic, agreed, compared, inFlight, partitions, deadLetters, commands);
  }

  /**
   * Commands.
   *
   * @param reconciled whether every settled one is recorded once and written once
   * @param compared how many were compared
   * @param inFlight how many are on their way
   * @param missing ids that were recorded and never written
   * @param doubled ids that were recorded or written more than once
   * @param unexpected ids that were written and never recorded
   * @param foreign records that dispatch did not write
   */
  public record Commands(
      @JsonProperty("reconciled") boolean reconciled,
      @JsonProperty("compared") long compared,
      @JsonProperty("in-flight") long inFlight,
      @JsonProperty("missing") List<String> missing,
      @JsonProperty("doubled") List<String> doubled,
      @JsonProperty("unexpected") List<String> unexpected,
      @JsonProperty("foreign") long foreign) {

    private static Commands of(CommandReport report) {
      return new Commands(
          report.isClean(),
          report.compared(),
          report.inFlight(),
          report.missing(),
          report.doubled(),
          report.unexpected(),
          report.foreign());
    }
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
   * @param differing ranges of offsets whose row is not that of the record there
   * @param differences the columns that tell it, of the first of them
   */
  public record Partition(
      @JsonProperty("partition") int partition,
      @JsonProperty("retained-from") long retainedFrom,
      @JsonProperty("cut") long cut,
      @JsonProperty("compared") long compared,
      @JsonProperty("in-flight") long inFlight,
      @JsonProperty("missing") Offsets missing,
      @JsonProperty("doubled") Offsets doubled,
      @JsonProperty("unexpected") Offsets unexpected,
      @JsonProperty("differing") Offsets differing,
      @JsonProperty("differences") List<Difference> differences) {

    private static Partition of(PartitionReport report) {
      return new Partition(
          report.partition(),
          report.retainedFrom(),
          report.cut(),
          report.compared(),
          report.inFlight(),
          Offsets.of(report.missing()),
          Offsets.of(report.doubled()),
          Offsets.of(report.unexpected()),
          Offsets.of(report.differing()),
          report.differences().entrySet().stream()
              .map(each -> new Difference(each.getKey(), each.getValue()))
              .toList());
    }
  }

  /**
   * A row that is not that of its record.
   *
   * @param offset the offset
   * @param columns the columns that tell it
   */
  public record Difference(
      @JsonProperty("offset") long offset, @JsonProperty("columns") List<String> columns) {}

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
