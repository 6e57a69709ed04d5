package dev.muster.connectors.iceberg;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;

/**
 * One row of an audit table, with the columns that were asked for. A column that the table lacks
 * has no value in any row.
 */
public final class AuditRow {
  private final Record record;

  AuditRow(Record record) {
    this.record = record;
  }

  /**
   * The text of a column that every row has.
   *
   * @throws IllegalStateException if this one has none
   */
  public String requiredText(String column) {
    return required(column, text(column));
  }

  /**
   * The time of a column that every row has.
   *
   * @throws IllegalStateException if this one has none
   */
  public Instant requiredInstant(String column) {
    return required(column, instant(column));
  }

  /**
   * A copy of the bytes of a column that every row has.
   *
   * @throws IllegalStateException if this one has none
   */
  public byte[] requiredBytes(String column) {
    return required(column, bytes(column));
  }

  private static <T> T required(String column, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("a row has no value in " + column);
    }
    return value;
  }

  /** A text, or null where there is none. */
  public @Nullable String text(String column) {
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
  public @Nullable Instant instant(String column) {
    return record.getField(column) instanceof OffsetDateTime time ? time.toInstant() : null;
  }

  /** A time in milliseconds since 1970, or 0 where there is none. */
  public long millis(String column) {
    Instant instant = instant(column);
    return instant == null ? 0 : instant.toEpochMilli();
  }

  /** A copy of bytes, or null where there are none. */
  public byte @Nullable [] bytes(String column) {
    if (!(record.getField(column) instanceof ByteBuffer buffer)) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  /** What the column holds, as Iceberg's generic records have it, or null. */
  public @Nullable Object value(String column) {
    return record.getField(column);
  }
}
