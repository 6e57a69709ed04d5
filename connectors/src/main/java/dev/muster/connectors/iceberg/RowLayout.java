package dev.muster.connectors.iceberg;

import dev.muster.audit.table.Column;
import dev.muster.audit.table.ColumnType;
import dev.muster.audit.table.TableDefinition;
import dev.muster.audit.table.readings.ReadingsTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.Schema;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of a definition stand in the table that somebody may have changed: rows are
 * built in the order of the definition, and written in that of the table.
 *
 * <p>Columns that others added are written as null, wherever they stand; so are parts that others
 * added to measurements. Immutable; safe for use by several threads.
 */
public final class RowLayout implements MapFunction<RowData, RowData> {

  private static final int NONE = -1;

  /** For each column of the table its position in the definition, or {@link #NONE}. */
  private final int[] sources;

  /** For each column of the table how its parts stand, or null where nothing is to be moved. */
  private final @Nullable RowLayout[] parts;

  private RowLayout(int[] sources, @Nullable RowLayout[] parts) {
    this.sources = sources;
    this.parts = parts;
  }

  /**
   * The layout of a table.
   *
   * @throws CatalogSettingsException if rows of the definition can't be written to it; names the
   *     column
   */
  public static RowLayout of(TableDefinition definition, Schema schema) {
    return of("audit." + definition.name(), "", definition.columns(), schema.columns());
  }

  private static RowLayout of(
      String table, String prefix, List<Column> columns, List<Types.NestedField> fields) {
    Map<String, Integer> positions = new HashMap<>();
    for (Column column : columns) {
      positions.put(column.name(), positions.size());
    }
    int[] sources = new int[fields.size()];
    @Nullable RowLayout[] parts = new RowLayout[fields.size()];
    for (int i = 0; i < sources.length; i++) {
      Types.NestedField field = fields.get(i);
      Integer position = positions.remove(field.name());
      sources[i] = position == null ? NONE : position;
      if (position == null) {
        requireMayBeNull(table, prefix, field);
      } else {
        parts[i] = parts(table, prefix, columns.get(position), field);
      }
    }
    for (Column column : columns) {
      if (positions.containsKey(column.name())) {
        throw UnfitColumn.missing(table, prefix + column.name());
      }
    }
    return new RowLayout(sources, parts);
  }

  private static void requireMayBeNull(String table, String prefix, Types.NestedField field) {
    if (field.isRequired()) {
      throw UnfitColumn.unknown(table, prefix + field.name());
    }
    try {
      FlinkSchemaUtil.convert(field.type());
    } catch (UnsupportedOperationException e) {
      throw UnfitColumn.strange(table, prefix + field.name(), field.type(), e);
    }
  }

  private static @Nullable RowLayout parts(
      String table, String prefix, Column column, Types.NestedField field) {
    if (field.isRequired() && !column.required()) {
      throw UnfitColumn.required(table, prefix + column.name());
    }
    Type expected = IcebergSchemas.type(column.type());
    if (column.type() != ColumnType.MEASUREMENTS) {
      requireType(table, prefix + column.name(), expected, field.type());
      return null;
    }
    if (!field.type().isListType() || !field.type().asListType().elementType().isStructType()) {
      throw UnfitColumn.ofType(table, prefix + column.name(), field.type(), expected);
    }
    RowLayout layout =
        of(
            table,
            column.name() + ".",
            ReadingsTable.MEASUREMENT,
            field.type().asListType().elementType().asStructType().fields());
    return layout.isThatOf(ReadingsTable.MEASUREMENT.size()) ? null : layout;
  }

  private static void requireType(String table, String column, Type expected, Type found) {
    if (!found.equals(expected)) {
      throw UnfitColumn.ofType(table, column, found, expected);
    }
  }

  /** Whether rows of the definition are rows of the table as they are. */
  public boolean isThatOf(TableDefinition definition) {
    return isThatOf(definition.columns().size());
  }

  private boolean isThatOf(int columns) {
    boolean same = sources.length == columns;
    for (int i = 0; same && i < columns; i++) {
      same = sources[i] == i && parts[i] == null;
    }
    return same;
  }

  /** A row of the table, of a row in the order of the definition. Neither is to be changed. */
  @Override
  public RowData map(RowData row) {
    GenericRowData built = (GenericRowData) row;
    GenericRowData laid = new GenericRowData(built.getRowKind(), sources.length);
    for (int i = 0; i < sources.length; i++) {
      Object value = sources[i] == NONE ? null : built.getField(sources[i]);
      laid.setField(i, parts[i] == null || value == null ? value : list(parts[i], value));
    }
    return laid;
  }

  private static ArrayData list(RowLayout layout, Object value) {
    Object[] items = ((GenericArrayData) value).toObjectArray().clone();
    for (int i = 0; i < items.length; i++) {
      items[i] = layout.map((RowData) items[i]);
    }
    return new GenericArrayData(items);
  }
}
