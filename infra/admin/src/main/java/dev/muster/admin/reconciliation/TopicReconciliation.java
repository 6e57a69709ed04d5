package dev.muster.admin.reconciliation;

import dev.muster.admin.AdminException;
import dev.muster.audit.AuditTables;
import dev.muster.audit.PartitionLedger;
import dev.muster.audit.Reconciliation;
import dev.muster.audit.ReconciliationReport;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.AuditRow;
import dev.muster.connectors.iceberg.AuditRows;
import dev.muster.connectors.iceberg.RowFilter;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.verify.VerdictReason;
import java.util.List;
import java.util.function.Consumer;

/**
 * Compares the telemetry topic with the table {@code verdicts}.
 *
 * <p>Rows are read first, from one snapshot, then the topic: so the record of every row is there to
 * be delivered, and what arrives meanwhile counts as in flight. Then each row is held against the
 * record at its offset. May be run while the pipeline runs.
 */
public record TopicReconciliation(AuditCatalog catalog, KafkaAccess access, String topic) {
  /**
   * Reads both and compares them.
   *
   * @throws AdminException if the topic cannot be read
   */
  public ReconciliationReport report() {
    return report(step -> {});
  }

  /**
   * Reads both and compares them.
   *
   * @param progress is told before the rows and before each partition is read
   * @throws AdminException if the topic cannot be read
   */
  public ReconciliationReport report(Consumer<String> progress) {
    progress.accept("Reading the rows of verdicts");
    Reconciliation reconciliation = new Reconciliation();
    try (AuditRows rows = AuditRows.of(catalog, AuditTables.VERDICTS)) {
      rows.read(
          AuditTables.VERDICTS,
          RowFilter.equal("kafka_topic", topic),
          List.of("kafka_partition", "kafka_offset", "verdict", "arrival"),
          row -> note(row, reconciliation));
      new TopicRecords(access, topic)
          .readInto(reconciliation, new RowComparison(rows, topic, reconciliation), progress);
    }
    return reconciliation.report();
  }

  private static void note(AuditRow row, Reconciliation reconciliation) {
    PartitionLedger ledger = reconciliation.partition(row.integer("kafka_partition"));
    boolean tick = VerdictReason.TICK.wireName().equals(row.text("verdict"));
    ledger.row(row.number("kafka_offset"), tick);
    if (tick) {
      ledger.answered(row.number("kafka_offset"), row.millis("arrival"));
    }
  }
}
