package dev.muster.admin.reconciliation;

import dev.muster.audit.OffsetRanges;
import dev.muster.audit.PartitionReport;
import dev.muster.audit.ReconciliationReport;
import dev.muster.pipeline.config.TopicsConfig;
import java.util.ArrayList;
import java.util.List;

/** What a comparison found, in words. */
public final class ReconciliationText {
  private static final int SHOWN = 20;

  private ReconciliationText() {}

  /** One line for each partition and each finding, then one that sums up. */
  public static List<String> lines(String topic, ReconciliationReport report) {
    List<String> lines = new ArrayList<>();
    for (PartitionReport partition : report.partitions()) {
      lines.add(line(topic, partition));
      finding(lines, "missing: no row for offset", partition.missing());
      finding(lines, "doubled: more than one row for offset", partition.doubled());
      finding(lines, "unexpected: rows without a record, offset", partition.unexpected());
      finding(lines, "differing: not the row of the record at offset", partition.differing());
      differences(lines, partition);
    }
    lines.add(sum(report));
    return lines;
  }

  private static void differences(List<String> lines, PartitionReport partition) {
    partition
        .differences()
        .forEach(
            (offset, columns) ->
                lines.add("    offset %s: %s".formatted(offset, String.join(", ", columns))));
  }

  /** The lines of all comparisons. */
  public static List<String> lines(TopicsConfig topics, AuditReport report) {
    List<String> lines = new ArrayList<>(lines(topics.telemetry(), report.telemetry()));
    lines.addAll(readings(report.readings()));
    deadLetters(lines, report.deadLetters());
    commands(lines, report.commands());
    return lines;
  }

  /** One line for each finding, then one that sums up, if there are tables of readings. */
  static List<String> readings(List<ReadingsReport> reports) {
    List<String> lines = new ArrayList<>();
    for (ReadingsReport report : reports) {
      for (PartitionReport partition : report.rows().partitions()) {
        String in = " in %s, partition %s".formatted(report.table(), partition.partition());
        finding(lines, "doubled: more than one row for offset" + in, partition.doubled());
        finding(
            lines, "differing: not the row of the message at offset" + in, partition.differing());
        differences(lines, partition);
      }
    }
    if (!reports.isEmpty()) {
      lines.add(
          "%s rows of readings compared, %s in flight: %s"
              .formatted(
                  reports.stream().mapToLong(ReadingsReport::compared).sum(),
                  reports.stream().mapToLong(ReadingsReport::inFlight).sum(),
                  reports.stream().allMatch(ReadingsReport::isClean)
                      ? "each is of an accepted message."
                      : "readings and verdicts differ."));
    }
    return lines;
  }

  private static void deadLetters(List<String> lines, DeadLetterReport deadLetters) {
    ReconciliationReport report = deadLetters.letters();
    for (PartitionReport partition : report.partitions()) {
      String in = " in partition " + partition.partition();
      finding(lines, "missing: no dead letter for refused offset" + in, partition.missing());
      finding(lines, "doubled: more than one dead letter for offset" + in, partition.doubled());
      finding(lines, "unexpected: a dead letter for offset" + in, partition.unexpected());
      finding(lines, "differing: not the refused record at offset" + in, partition.differing());
      differences(lines, partition);
    }
    lines.add(
        "%s dead letters compared, %s in flight: %s%s"
            .formatted(
                report.compared(),
                report.inFlight(),
                deadLetters.isClean()
                    ? "every refused record has exactly one."
                    : lost(report)
                        ? "rows and quarantine differ; `./muster audit requarantine` sends what is"
                            + " missing."
                        : "rows and quarantine differ.",
                passedOver(deadLetters.foreign())));
  }

  private static boolean lost(ReconciliationReport report) {
    return report.partitions().stream().anyMatch(partition -> !partition.missing().isEmpty());
  }

  private static void commands(List<String> lines, CommandReport report) {
    ids(lines, "missing: recorded, but not on the topic", report.missing());
    ids(lines, "doubled: recorded or written more than once", report.doubled());
    ids(lines, "unexpected: on the topic, but not recorded", report.unexpected());
    lines.add(
        "%s commands compared, %s in flight: %s%s"
            .formatted(
                report.compared(),
                report.inFlight(),
                report.isClean()
                    ? "every issued one is on its topic once."
                    : report.missing().isEmpty()
                        ? "rows and topic differ."
                        : "rows and topic differ; `./muster command reissue` sends what is"
                            + " missing.",
                passedOver(report.foreign())));
  }

  private static String passedOver(long foreign) {
    return foreign == 0 ? "" : " (%s records of others passed over)".formatted(foreign);
  }

  private static void ids(List<String> lines, String what, List<String> ids) {
    if (!ids.isEmpty()) {
      String shown = String.join(", ", ids.subList(0, Math.min(SHOWN, ids.size())));
      lines.add("  %s: %s (%s in all)".formatted(what, shown, ids.size()));
    }
  }

  private static String line(String topic, PartitionReport partition) {
    String compared =
        partition.cut() < 0
            ? "no TICK row yet, nothing compared"
            : "compared %s records up to offset %s"
                .formatted(partition.compared(), partition.cut());
    String retained =
        partition.retainedFrom() > 0
            ? ", from offset %s on as older records are gone".formatted(partition.retainedFrom())
            : "";
    return "%s-%s: %s%s, %s in flight"
        .formatted(topic, partition.partition(), compared, retained, partition.inFlight());
  }

  private static void finding(List<String> lines, String what, OffsetRanges offsets) {
    if (!offsets.isEmpty()) {
      lines.add("  %s %s (%s in all)".formatted(what, offsets, offsets.count()));
    }
  }

  private static String sum(ReconciliationReport report) {
    String sum =
        "%s records compared, %s in flight: ".formatted(report.compared(), report.inFlight());
    if (report.isClean()) {
      return sum + "every one has exactly one row.";
    }
    boolean findings = report.partitions().stream().anyMatch(partition -> !partition.isClean());
    return sum
        + (findings
            ? "topic and table differ." + anotherTopic(report)
            : "a partition has no TICK row yet, try again when the pipeline has caught up.");
  }

  private static String anotherTopic(ReconciliationReport report) {
    return report.partitions().stream().anyMatch(PartitionReport::isOfAnotherTopic)
        ? " No row is that of its record: was the topic deleted and made anew?"
        : "";
  }
}
