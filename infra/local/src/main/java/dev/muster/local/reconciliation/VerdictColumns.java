package dev.muster.local.reconciliation;

import dev.muster.audit.ClaimFacts;
import dev.muster.audit.RowFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/** What is read of rows of verdicts to be held against records. */
final class VerdictColumns {
  private VerdictColumns() {}

  /**
   * The offset and the columns that {@link #row} reads, of a range of offsets of one partition.
   *
   * @param from first offset
   * @param end the offset behind the last
   */
  static String ofRange(String topic, int partition, long from, long end) {
    return "SELECT kafka_offset, epoch_ms(arrival), verdict, authenticated, device, size_bytes,"
        + " hex(message_sha256), algorithm, kid, epoch, seq, epoch_ms(device_time), message_type,"
        + " gateway FROM audit.verdicts WHERE kafka_topic = '"
        + topic.replace("'", "''")
        + "' AND kafka_partition = "
        + partition
        + " AND kafka_offset >= "
        + from
        + " AND kafka_offset < "
        + end;
  }

  /** The row that the result stands at. */
  static RowFacts row(ResultSet rows) throws SQLException {
    String sha256 = rows.getString(7);
    return new RowFacts(
        rows.getLong(2),
        rows.getString(3),
        rows.getBoolean(4),
        rows.getString(5),
        rows.getInt(6),
        sha256 == null ? null : HexFormat.of().parseHex(sha256),
        new ClaimFacts(
            rows.getString(8),
            rows.getString(9),
            number(rows, 10),
            number(rows, 11),
            number(rows, 12),
            rows.getString(13),
            rows.getString(14)));
  }

  /** A number, or null where the column is empty. */
  static Long number(ResultSet rows, int column) throws SQLException {
    long number = rows.getLong(column);
    return rows.wasNull() ? null : number;
  }
}
