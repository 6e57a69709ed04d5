package dev.muster.local.reconciliation;

import dev.muster.audit.PartitionLedger;
import dev.muster.audit.Reconciliation;
import dev.muster.audit.ReconciliationReport;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.local.query.AuditQuery;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Compares the telemetry topic with the table {@code verdicts}.
 *
 * <p>Rows are read first, from one snapshot, then the topic: so the record of every row is there to
 * be delivered, and what arrives meanwhile counts as in flight. Then each row is held against the
 * record at its offset. May be run while the pipeline runs.
 */
public final class TopicReconciliation {
  private final AuditCatalog catalog;
  private final KafkaAccess access;
  private final String topic;

  /** A comparison of one topic with the tables of one catalog. */
  public TopicReconciliation(AuditCatalog catalog, KafkaAccess access, String topic) {
    this.catalog = catalog;
    this.access = access;
    this.topic = topic;
  }

  /**
   * Reads both and compares them.
   *
   * @throws ReconciliationFailedException if the topic cannot be read
   */
  public ReconciliationReport report() {
    Reconciliation reconciliation = new Reconciliation();
    try (AuditQuery query = AuditQuery.over(catalog)) {
      query.stream(rows(), rows -> note(rows, reconciliation));
      new TopicRecords(access, topic)
          .readInto(reconciliation, new RowComparison(query, topic, reconciliation));
    }
    return reconciliation.report();
  }

  private String rows() {
    return "SELECT kafka_partition, kafka_offset, verdict = 'TICK', epoch_ms(arrival)"
        + " FROM audit.verdicts WHERE kafka_topic = '"
        + topic.replace("'", "''")
        + "'";
  }

  private static void note(ResultSet rows, Reconciliation reconciliation) throws SQLException {
    while (rows.next()) {
      PartitionLedger ledger = reconciliation.partition(rows.getInt(1));
      ledger.row(rows.getLong(2), rows.getBoolean(3));
      if (rows.getBoolean(3)) {
        ledger.answered(rows.getLong(2), rows.getLong(4));
      }
    }
  }
}
