package dev.muster.admin.reconciliation;

import dev.muster.audit.ClaimFacts;
import dev.muster.audit.RowFacts;
import dev.muster.connectors.iceberg.AuditRow;
import dev.muster.connectors.iceberg.RowFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is read of rows of verdicts to be held against records. */
final class VerdictColumns {
  /** The offset, and the columns that {@link #facts} reads. */
  static final List<String> ALL =
      List.of(
          "kafka_offset",
          "arrival",
          "verdict",
          "authenticated",
          "device",
          "size_bytes",
          "message_sha256",
          "algorithm",
          "kid",
          "epoch",
          "seq",
          "device_time",
          "message_type",
          "gateway");

  private VerdictColumns() {}

  /** The rows of a range of offsets of one partition, both ends included. */
  static RowFilter ofRange(String topic, int partition, long first, long last) {
    return RowFilter.equal("kafka_topic", topic)
        .and(RowFilter.equal("kafka_partition", partition))
        .and(RowFilter.between("kafka_offset", first, last));
  }

  /** What a row says. */
  static RowFacts facts(AuditRow row) {
    return new RowFacts(
        row.millis("arrival"),
        row.requiredText("verdict"),
        row.isTrue("authenticated"),
        row.text("device"),
        row.integer("size_bytes"),
        row.bytes("message_sha256"),
        new ClaimFacts(
            row.text("algorithm"),
            row.text("kid"),
            number(row, "epoch"),
            number(row, "seq"),
            row.instant("device_time") == null ? null : row.millis("device_time"),
            row.text("message_type"),
            row.text("gateway")));
  }

  /** A number, or null where the column is empty. */
  static @Nullable Long number(AuditRow row, String column) {
    return row.value(column) == null ? null : row.number(column);
  }
}
