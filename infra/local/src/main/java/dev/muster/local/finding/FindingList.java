package dev.muster.local.finding;

import dev.muster.local.query.AuditQuery;
import dev.muster.local.query.QueryResult;
import java.util.List;

/**
 * Findings in their newest state, by the table {@code findings}.
 *
 * @param openOnly whether those that are over are left out
 * @param kind only of this kind; null for all
 * @param subject only about this device, gateway or site; null for all
 */
public record FindingList(boolean openOnly, String kind, String subject) {
  private static final String NEWEST =
      """
      SELECT state, kind, subject, onset, arrival, data_class, metric, expected, observed,
        deviation, records, finding
      FROM findings
      QUALIFY row_number() OVER (PARTITION BY finding ORDER BY arrival DESC,
        CASE state WHEN 'RETRACTED' THEN 0 WHEN 'CLEARED' THEN 1 ELSE 2 END) = 1
      ORDER BY onset, subject, kind, finding
      """;

  private static final String OPEN = "RAISED";

  /** Reads the table: one row for each finding, oldest first. */
  public QueryResult in(AuditQuery query) {
    QueryResult all = query.run(NEWEST);
    List<List<Object>> wanted = all.rows().stream().filter(this::isWanted).toList();
    return new QueryResult(all.columns(), wanted);
  }

  private boolean isWanted(List<Object> row) {
    return (!openOnly || OPEN.equals(row.get(0)))
        && (kind == null || kind.equals(row.get(1)))
        && (subject == null || subject.equals(row.get(2)));
  }
}
