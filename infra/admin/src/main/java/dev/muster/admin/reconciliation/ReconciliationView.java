package dev.muster.admin.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.audit.OffsetRanges;
import dev.muster.audit.PartitionReport;
import dev.muster.audit.ReconciliationReport;
import dev.muster.pipeline.config.TopicsConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison found, for scripts.
 *
 * @param reconciled whether every compared record has exactly one row, and something was compared
 * @param inFlight how many records lie above the cuts
 * @param foreign records that name none that they could be of, or null
 * @param readings how the rows of each table of readings answer to the verdicts, or null
 * @param deadLetters how the refused rows answer to the quarantine, or null
 * @param commands how the issued commands answer to their topic, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReconciliationView(
    String topic,
    boolean reconciled,
    long compared,
    long inFlight,
    List<Partition> partitions,
    @Nullable Long foreign,
    @Nullable List<Readings> readings,
    @Nullable ReconciliationView deadLetters,
    @Nullable Commands commands) {

  /** A view of the report. */
  public static ReconciliationView of(String topic, ReconciliationReport report) {
    return new ReconciliationView(
        topic,
        report.isClean(),
        report.compared(),
        report.inFlight(),
        report.partitions().stream().map(Partition::of).toList(),
        null,
        null,
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
        null,
        report.readings().stream().map(Readings::of).toList(),
        of(topics.quarantine(), report.deadLetters()),
        Commands.of(report.commands()));
  }

  private static ReconciliationView of(String quarantine, DeadLetterReport report) {
    ReconciliationView letters = of(quarantine, report.letters());
    return new ReconciliationView(
        quarantine,
        report.isClean(),
        letters.compared(),
        letters.inFlight(),
        letters.partitions(),
        report.foreign(),
        null,
        null,
        null);
  }

  /**
   * One table of readings.
   *
   * @param reconciled whether each compared row is that of an accepted message, alone
   * @param inFlight how many have no verdict yet
   * @param wrong the partitions with rows that are not
   */
  public record Readings(
      String table, boolean reconciled, long compared, long inFlight, List<WrongReadings> wrong) {

    static Readings of(ReadingsReport report) {
      return new Readings(
          report.table(),
          report.isClean(),
          report.compared(),
          report.inFlight(),
          report.rows().partitions().stream()
              .filter(each -> !each.differing().isEmpty() || !each.doubled().isEmpty())
              .map(WrongReadings::of)
              .toList());
    }
  }

  /**
   * Rows of readings of one partition.
   *
   * @param doubled ranges of offsets with more than one row
   * @param differing ranges of offsets whose row is not that of the message there
   * @param differences the columns that tell it, of the first of them
   */
  public record WrongReadings(
      int partition, Offsets doubled, Offsets differing, List<Difference> differences) {

    private static WrongReadings of(PartitionReport report) {
      return new WrongReadings(
          report.partition(),
          Offsets.of(report.doubled()),
          Offsets.of(report.differing()),
          Difference.of(report));
    }
  }

  /**
   * Commands.
   *
   * @param reconciled whether every settled one is recorded once and written once
   * @param inFlight how many are on their way
   * @param missing ids that were recorded and never written
   * @param doubled ids that were recorded or written more than once
   * @param unexpected ids that were written and never recorded
   * @param foreign records that dispatch did not write
   */
  public record Commands(
      boolean reconciled,
      long compared,
      long inFlight,
      List<String> missing,
      List<String> doubled,
      List<String> unexpected,
      long foreign) {

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
   * @param retainedFrom the first offset that the topic still holds
   * @param cut the offset of the newest tick row, -1 if there is none
   * @param inFlight how many lie above the cut
   * @param missing ranges of offsets without row
   * @param doubled ranges of offsets with more than one row
   * @param unexpected ranges of offsets that have a row and no record
   * @param differing ranges of offsets whose row is not that of the record there
   * @param differences the columns that tell it, of the first of them
   */
  public record Partition(
      int partition,
      long retainedFrom,
      long cut,
      long compared,
      long inFlight,
      Offsets missing,
      Offsets doubled,
      Offsets unexpected,
      Offsets differing,
      List<Difference> differences) {

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
          Difference.of(report));
    }
  }

  /**
   * A row that is not that of its record.
   *
   * @param columns the columns that tell it
   */
  public record Difference(long offset, List<String> columns) {

    private static List<Difference> of(PartitionReport report) {
      return report.differences().entrySet().stream()
          .map(each -> new Difference(each.getKey(), each.getValue()))
          .toList();
    }
  }

  /**
   * Offsets.
   *
   * @param ranges the first of them, as {@code first..last}
   */
  public record Offsets(long count, List<String> ranges) {

    private static Offsets of(OffsetRanges ranges) {
      return new Offsets(ranges.count(), ranges.ranges().stream().map(Object::toString).toList());
    }
  }
}
