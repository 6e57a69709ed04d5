package dev.muster.connectors.iceberg;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.iceberg.data.Record;

/**
 * One row of an audit table, with the columns that were asked for. A column that the table lacks
 * has no value in any row.
 */
public final class AuditRow {
  private final Record record;

  AuditRow(Record record) {
    this.record = record;
  }

  /** A text, or null where there is none. */
  public String text(String column) {
    Object value = record.getField(column);
    return value == null ? null : value.toString();
  }

  /** A number, or 0 where there is none. */
  public long number(String column) {
    return record.getField(column) instanceof Number number ? number.longValue() : 0;
  }

  /** A number of 32 bits, or 0 where there is none. */
  public int integer(String column) {
    return Math.toIntExact(number(column));
  }

  /** Whether a truth value is there and true. */
  public boolean isTrue(String column) {
    return Boolean.TRUE.equals(record.getField(column));
  }

  /** A time, or null where there is none. */
  public Instant instant(String column) {
    return record.getField(column) instanceof OffsetDateTime time ? time.toInstant() : null;
  }

  /** A time in milliseconds since 1970, or 0 where there is none. */
  public long millis(String column) {
    Instant instant = instant(column);
    return instant == null ? 0 : instant.toEpochMilli();
  }

  /** A copy of bytes, or null where there are none. */
  public byte[] bytes(String column) {
    if (!(record.getField(column) instanceof ByteBuffer buffer)) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  /** What the column holds, as Iceberg's generic records have it, or null. */
  public Object value(String column) {
    return record.getField(column);
  }
}
