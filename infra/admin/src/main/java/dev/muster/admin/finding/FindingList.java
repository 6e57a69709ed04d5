package dev.muster.admin.finding;

import dev.muster.admin.query.QueryResult;
import dev.muster.admin.query.ShownRow;
import dev.muster.audit.AuditTables;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.AuditRow;
import dev.muster.connectors.iceberg.AuditRows;
import dev.muster.connectors.iceberg.RowFilter;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Findings in their newest state, by the table {@code findings}.
 *
 * @param openOnly whether those that are over are left out
 * @param kind only of this kind; null for all
 * @param subject only about this device, gateway or site; null for all
 */
public record FindingList(boolean openOnly, @Nullable String kind, @Nullable String subject) {
  private static final List<String> COLUMNS =
      List.of(
          "state",
          "kind",
          "subject",
          "onset",
          "arrival",
          "data_class",
          "metric",
          "expected",
          "observed",
          "deviation",
          "records",
          "finding");

  private static final String OPEN = "RAISED";

  /** Reads the table: one row for each finding, oldest first. Keeps one row for each. */
  public QueryResult in(AuditCatalog catalog) {
    Map<String, Row> newest = new HashMap<>();
    try (AuditRows rows = AuditRows.of(catalog, AuditTables.FINDINGS)) {
      rows.read(
          AuditTables.FINDINGS,
          RowFilter.all(),
          COLUMNS,
          row -> newest.merge(row.requiredText("finding"), Row.of(row), Row::newer));
    }
    return new QueryResult(
        COLUMNS,
        newest.values().stream()
            .filter(row -> isWanted(row.values()))
            .sorted(Row.OLDEST_FIRST)
            .map(Row::values)
            .toList());
  }

  private record Row(Instant onset, Instant arrival, List<Object> values) {
    static final Comparator<Row> OLDEST_FIRST =
        Comparator.comparing(Row::onset)
            .thenComparing(row -> row.text("subject"))
            .thenComparing(row -> row.text("kind"))
            .thenComparing(row -> row.text("finding"));

    static Row of(AuditRow row) {
      return new Row(
          row.requiredInstant("onset"), row.requiredInstant("arrival"), ShownRow.of(row, COLUMNS));
    }

    /** Of one arrival, what ends a finding comes after what begins it. */
    Row newer(Row other) {
      return Comparator.comparing(Row::arrival).thenComparing(Row::rank).compare(this, other) >= 0
          ? this
          : other;
    }

    private int rank() {
      return switch (text("state")) {
        case "RETRACTED" -> 2;
        case "CLEARED" -> 1;
        default -> 0;
      };
    }

    private String text(String column) {
      return (String) values.get(COLUMNS.indexOf(column));
    }
  }

  private boolean isWanted(List<Object> row) {
    return (!openOnly || OPEN.equals(row.get(0)))
        && (kind == null || kind.equals(row.get(1)))
        && (subject == null || subject.equals(row.get(2)));
  }
}
