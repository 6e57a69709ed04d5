package dev.muster.admin.query;

import dev.muster.connectors.iceberg.AuditRow;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of tables without lists, with values as {@link QueryResult} has them. */
public final class ShownRow {
  private ShownRow() {}

  /** The values of these columns; instants are text in UTC, bytes are text in hexadecimal. */
  public static List<Object> of(AuditRow row, List<String> columns) {
    List<Object> values = new ArrayList<>(columns.size());
    for (String column : columns) {
      values.add(value(row, column));
    }
    return values;
  }

  private static @Nullable Object value(AuditRow row, String column) {
    Object value = row.value(column);
    if (value instanceof OffsetDateTime time) {
      return time.toInstant().toString();
    }
    if (value instanceof ByteBuffer) {
      return HexFormat.of().formatHex(row.requiredBytes(column));
    }
    return value == null || value instanceof Boolean || value instanceof Number
        ? value
        : value.toString();
  }
}
