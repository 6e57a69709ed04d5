package dev.muster.local.command;

import dev.muster.admin.query.QueryResult;
import dev.muster.audit.AuditTables;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.AuditRows;
import dev.muster.connectors.iceberg.RowFilter;
import dev.muster.verify.VerdictReason;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often each verdict was reached. */
final class VerdictCounts {
  private VerdictCounts() {}

  /** Reads the table: one row for each verdict but ticks, the most frequent first. */
  static QueryResult in(AuditCatalog catalog) {
    Map<String, Long> counts = new TreeMap<>();
    try (AuditRows rows = AuditRows.of(catalog, AuditTables.VERDICTS)) {
      rows.read(
          AuditTables.VERDICTS,
          RowFilter.not("verdict", VerdictReason.TICK.wireName()),
          List.of("verdict"),
          row -> counts.merge(row.text("verdict"), 1L, Long::sum));
    }
    return new QueryResult(
        List.of("verdict", "n"),
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .map(count -> List.<Object>of(count.getKey(), count.getValue()))
            .toList());
  }
}
