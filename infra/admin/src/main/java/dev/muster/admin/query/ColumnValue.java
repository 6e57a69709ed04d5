package dev.muster.admin.query;

import java.sql.Array;
import java.sql.Blob;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/** What DuckDB's driver returns, as values that print the same everywhere. */
final class ColumnValue {

  private ColumnValue() {}

  static @Nullable Object of(@Nullable Object value) throws SQLException {
    if (value == null || value instanceof Boolean || value instanceof Number) {
      return value;
    }
    if (value instanceof OffsetDateTime instant) {
      return instant.withOffsetSameInstant(ZoneOffset.UTC).toInstant().toString();
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof Blob blob) {
      return HexFormat.of().formatHex(blob.getBytes(1, Math.toIntExact(blob.length())));
    }
    if (value instanceof Array array) {
      return list((Object[]) array.getArray());
    }
    if (value instanceof DuckDBStruct struct) {
      return parts(struct);
    }
    return value.toString();
  }

  private static List<Object> list(Object[] items) throws SQLException {
    List<Object> values = new ArrayList<>();
    for (Object item : items) {
      values.add(of(item));
    }
    return values;
  }

  private static Map<String, Object> parts(DuckDBStruct struct) throws SQLException {
    Map<String, Object> parts = new LinkedHashMap<>();
    for (Map.Entry<String, Object> part : struct.getMap().entrySet()) {
      parts.put(part.getKey(), of(part.getValue()));
    }
    return parts;
  }
}
