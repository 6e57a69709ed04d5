package dev.muster.local.reconciliation;

import dev.muster.audit.OffsetRanges;
import dev.muster.audit.PartitionReport;
import dev.muster.audit.ReconciliationReport;
import java.util.ArrayList;
import java.util.List;

/** What a comparison found, in words. */
public final class ReconciliationText {
  private ReconciliationText() {}

  /** One line for each partition and each finding, then one that sums up. */
  public static List<String> lines(String topic, ReconciliationReport report) {
    List<String> lines = new ArrayList<>();
    for (PartitionReport partition : report.partitions()) {
      lines.add(line(topic, partition));
      finding(lines, "missing: no row for offset", partition.missing());
      finding(lines, "doubled: more than one row for offset", partition.doubled());
      finding(lines, "unexpected: rows without a record, offset", partition.unexpected());
    }
    lines.add(sum(report));
    return lines;
  }

  private static String line(String topic, PartitionReport partition) {
    String compared =
        partition.cut() < 0
            ? "no TICK row yet, nothing compared"
            : "compared %d records up to offset %d"
                .formatted(partition.compared(), partition.cut());
    String retained =
        partition.retainedFrom() > 0
            ? ", from offset %d on as older records are gone".formatted(partition.retainedFrom())
            : "";
    return "%s-%d: %s%s, %d in flight"
        .formatted(topic, partition.partition(), compared, retained, partition.inFlight());
  }

  private static void finding(List<String> lines, String what, OffsetRanges offsets) {
    if (!offsets.isEmpty()) {
      lines.add("  %s %s (%d in all)".formatted(what, offsets, offsets.count()));
    }
  }

  private static String sum(ReconciliationReport report) {
    String sum =
        "%d records compared, %d in flight: ".formatted(report.compared(), report.inFlight());
    if (report.isClean()) {
      return sum + "every one has exactly one row.";
    }
    boolean findings = report.partitions().stream().anyMatch(partition -> !partition.isClean());
    return sum
        + (findings
            ? "topic and table differ."
            : "a partition has no TICK row yet, try again when the pipeline has caught up.");
  }
}
