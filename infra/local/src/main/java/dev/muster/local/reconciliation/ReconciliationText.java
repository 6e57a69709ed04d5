package dev.muster.local.reconciliation;

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
      partition
          .differences()
          .forEach(
              (offset, columns) ->
                  lines.add("    offset %s: %s".formatted(offset, String.join(", ", columns))));
    }
    lines.add(sum(report));
    return lines;
  }

  /** The lines of all comparisons. */
  public static List<String> lines(TopicsConfig topics, AuditReport report) {
    List<String> lines = new ArrayList<>(lines(topics.telemetry(), report.telemetry()));
    deadLetters(lines, report.deadLetters());
    commands(lines, report.commands());
    return lines;
  }

  private static void deadLetters(List<String> lines, ReconciliationReport report) {
    for (PartitionReport partition : report.partitions()) {
      String in = " in partition " + partition.partition();
      finding(lines, "missing: no dead letter for refused offset" + in, partition.missing());
      finding(lines, "doubled: more than one dead letter for offset" + in, partition.doubled());
      finding(lines, "unexpected: a dead letter for offset" + in, partition.unexpected());
    }
    lines.add(
        "%s dead letters compared, %s in flight: %s"
            .formatted(
                report.compared(),
                report.inFlight(),
                AuditReport.isClean(report)
                    ? "every refused record has exactly one."
                    : lost(report)
                        ? "rows and quarantine differ; `./muster audit requarantine` sends what is"
                            + " missing."
                        : "rows and quarantine differ."));
  }

  private static boolean lost(ReconciliationReport report) {
    return report.partitions().stream().anyMatch(partition -> !partition.missing().isEmpty());
  }

  private static void commands(List<String> lines, CommandReport report) {
    ids(lines, "missing: recorded, but not on the topic", report.missing());
    ids(lines, "doubled: recorded or written more than once", report.doubled());
    ids(lines, "unexpected: on the topic, but not recorded", report.unexpected());
    String foreign =
        report.foreign() == 0
            ? ""
            : " (%s records of others passed over)".formatted(report.foreign());
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
                foreign));
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
