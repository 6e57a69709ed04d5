package dev.muster.connectors.iceberg;

import dev.muster.audit.table.Column;
import dev.muster.audit.table.ColumnType;
import dev.muster.audit.table.TableDefinition;
import dev.muster.audit.table.readings.ReadingsTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Table definitions in Iceberg's terms. */
final class IcebergSchemas {

  private static final int NESTED = 1_000;

  private IcebergSchemas() {}

  static Schema schema(TableDefinition table) {
    List<Types.NestedField> fields = new ArrayList<>();
    for (Column column : table.columns()) {
      fields.add(field(fields.size() + 1, column));
    }
    return new Schema(fields);
  }

  static PartitionSpec byDay(TableDefinition table, Schema schema) {
    return PartitionSpec.builderFor(schema).day(table.dayColumn()).build();
  }

  static Type type(ColumnType type) {
    return switch (type) {
      case BOOLEAN -> Types.BooleanType.get();
      case INT -> Types.IntegerType.get();
      case LONG -> Types.LongType.get();
      case DOUBLE -> Types.DoubleType.get();
      case STRING -> Types.StringType.get();
      case BINARY -> Types.BinaryType.get();
      case TIMESTAMP -> Types.TimestampType.withZone();
      case MEASUREMENTS -> measurements();
    };
  }

  /** Iceberg gives the parts ids of its own when a table or column is made; these only differ. */
  private static Type measurements() {
    List<Types.NestedField> parts = new ArrayList<>();
    for (Column part : ReadingsTable.MEASUREMENT) {
      parts.add(field(NESTED + 1 + parts.size(), part));
    }
    return Types.ListType.ofRequired(NESTED, Types.StructType.of(parts));
  }

  private static Types.NestedField field(int id, Column column) {
    Type type = type(column.type());
    return column.required()
        ? Types.NestedField.required(id, column.name(), type, column.doc())
        : Types.NestedField.optional(id, column.name(), type, column.doc());
  }
}
