package dev.muster.connectors.iceberg;

import org.apache.iceberg.types.Type;

/** What to say of a column that keeps rows from being written. */
final class UnfitColumn {

  private UnfitColumn() {}

  static CatalogSettingsException missing(String table, String column) {
    return new CatalogSettingsException(
        "The table %s lacks the column %s, which this version of Muster writes: somebody dropped or renamed it, so bring it back under this name, or use another catalog."
            .formatted(table, column));
  }

  static CatalogSettingsException renamed(String table, String column, String now) {
    return new CatalogSettingsException(
        "The column %s of the table %s was renamed to %s: rename it back, as rows are written by these names."
            .formatted(column, table, now));
  }

  static CatalogSettingsException unknown(String table, String column) {
    return new CatalogSettingsException(
        "The table %s has a column %s that this version of Muster does not know and that must not be null: make it optional or drop it, or use the version that wrote it."
            .formatted(table, column));
  }

  static CatalogSettingsException strange(
      String table, String column, Type type, RuntimeException cause) {
    return new CatalogSettingsException(
        "The table %s has a column %s of the type %s, beside which Flink can't write: drop it, or keep it in a table of your own."
            .formatted(table, column, type),
        cause);
  }

  static CatalogSettingsException required(String table, String column) {
    return new CatalogSettingsException(
        "The column %s of the table %s must not be null, but not every row has a value for it: make it optional."
            .formatted(column, table));
  }

  static CatalogSettingsException ofType(String table, String column, Type found, Type expected) {
    return new CatalogSettingsException(
        "The column %s of the table %s has the type %s, and this version of Muster writes %s: use the version that wrote it last, or another catalog."
            .formatted(column, table, found, expected));
  }
}
