package dev.muster.local.query;

import java.sql.Blob;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;

/** What DuckDB's driver returns, as values that print the same everywhere. */
final class ColumnValue {

  private ColumnValue() {}

  static Object of(Object value) throws SQLException {
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
    return value.toString();
  }
}
