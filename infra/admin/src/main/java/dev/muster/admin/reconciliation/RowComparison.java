package dev.muster.admin.reconciliation;

import dev.muster.audit.AuditTables;
import dev.muster.audit.Reconciliation;
import dev.muster.audit.RecordFacts;
import dev.muster.connectors.iceberg.AuditRow;
import dev.muster.connectors.iceberg.AuditRows;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.digest.Sha256;
import java.security.MessageDigest;
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

  private final AuditRows rows;
  private final String topic;
  private final Reconciliation reconciliation;
  private final MessageDigest sha256;
  private final Map<Long, RecordFacts> window = new HashMap<>();
  private int partition;
  private long first;

  /** A comparison with these rows of verdicts. */
  RowComparison(AuditRows rows, String topic, Reconciliation reconciliation) {
    this.rows = rows;
    this.topic = topic;
    this.reconciliation = reconciliation;
    this.sha256 = Sha256.begin();
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
      rows.read(
          AuditTables.VERDICTS,
          VerdictColumns.ofRange(topic, partition, first, first + WINDOW - 1),
          VerdictColumns.ALL,
          this::compare);
      window.clear();
    }
  }

  private void compare(AuditRow row) {
    long offset = row.number("kafka_offset");
    RecordFacts record = window.get(offset);
    List<String> columns = record == null ? List.of() : record.differing(VerdictColumns.facts(row));
    if (!columns.isEmpty()) {
      reconciliation.partition(partition).differing(offset, columns);
    }
  }
}
