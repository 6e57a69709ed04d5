package dev.muster.local.reconciliation;

import dev.muster.audit.Reconciliation;
import dev.muster.audit.RecordFacts;
import dev.muster.local.query.AuditQuery;
import dev.muster.message.ArrivedRecord;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds rows of verdicts against the records at their offsets, a window of offsets at a time: what
 * is kept of records is bounded, however long the topic is.
 *
 * <p>Records are to come in order within a partition, and {@link #finish} is to be called after
 * each partition. Not thread-safe.
 */
final class RowComparison {
  /** Some 20 MiB of what records show. */
  private static final long WINDOW = 1 << 16;

  private final AuditQuery query;
  private final String topic;
  private final Reconciliation reconciliation;
  private final MessageDigest sha256;
  private final Map<Long, RecordFacts> window = new HashMap<>();
  private int partition;
  private long first;

  /** A comparison with the rows that the query sees. */
  RowComparison(AuditQuery query, String topic, Reconciliation reconciliation) {
    this.query = query;
    this.topic = topic;
    this.reconciliation = reconciliation;
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Notes what a record shows. */
  void delivered(ArrivedRecord record) {
    if (!window.isEmpty() && record.offset() - first >= WINDOW) {
      finish();
    }
    if (window.isEmpty()) {
      partition = record.partition();
      first = record.offset();
    }
    window.put(record.offset(), RecordFacts.of(record, sha256));
  }

  /** Compares what was noted. */
  void finish() {
    if (!window.isEmpty()) {
      query.stream(VerdictColumns.ofRange(topic, partition, first, first + WINDOW), this::compare);
      window.clear();
    }
  }

  private void compare(ResultSet rows) throws SQLException {
    while (rows.next()) {
      RecordFacts record = window.get(rows.getLong(1));
      List<String> columns =
          record == null ? List.of() : record.differing(VerdictColumns.row(rows));
      if (!columns.isEmpty()) {
        reconciliation.partition(partition).differing(rows.getLong(1), columns);
      }
    }
  }
}
