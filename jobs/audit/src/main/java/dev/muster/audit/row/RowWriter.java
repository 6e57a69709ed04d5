package dev.muster.audit.row;

import dev.muster.audit.table.Column;
import dev.muster.audit.table.ColumnType;
import dev.muster.audit.table.TableDefinition;
import java.util.HexFormat;
import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.jspecify.annotations.Nullable;

/**
 * Fills a row column by column, in the order of the table's definition.
 *
 * <p>A null stays an empty column. A value that its column can't hold is refused at once, with the
 * name of the column, and so is a row with too many or too few values: they would stand in the
 * wrong columns. Made anew for each row; the row is not to be changed once returned.
 */
public final class RowWriter {

  private static final HexFormat HEX = HexFormat.of();

  private final TableDefinition table;
  private final GenericRowData row;
  private final int values;
  private int position;

  RowWriter(TableDefinition table) {
    this.table = table;
    row = new GenericRowData(table.columns().size());
    values = row.getArity() - RowStamp.COLUMNS;
  }

  /** A text, which may be null. */
  public RowWriter text(@Nullable String value) {
    return put(ColumnType.STRING, value == null ? null : StringData.fromString(value));
  }

  /** True or false. */
  public RowWriter flag(boolean value) {
    return put(ColumnType.BOOLEAN, value);
  }

  /** A number of a column of 32 bits. */
  public RowWriter integer(int value) {
    return put(ColumnType.INT, value);
  }

  /** A number of a column of 64 bits. */
  public RowWriter number(long value) {
    return put(ColumnType.LONG, value);
  }

  /** A floating-point number, which may be null. */
  public RowWriter real(@Nullable Double value) {
    return put(ColumnType.DOUBLE, value);
  }

  /** A number that is empty where {@code value} is {@code none}. */
  public RowWriter numberUnless(long none, long value) {
    return put(ColumnType.LONG, value == none ? null : value);
  }

  /** An instant, in milliseconds since 1970. */
  public RowWriter millis(long value) {
    return put(ColumnType.TIMESTAMP, TimestampData.fromEpochMillis(value));
  }

  /** An instant that is empty where {@code value} is {@code none}. */
  public RowWriter millisUnless(long none, long value) {
    return value == none ? put(ColumnType.TIMESTAMP, null) : millis(value);
  }

  /** A key identifier, in 16 hexadecimal digits. */
  public RowWriter kid(long value) {
    return put(ColumnType.STRING, StringData.fromString(HEX.toHexDigits(value)));
  }

  /** A key identifier that is empty where {@code value} is {@code none}. */
  public RowWriter kidUnless(long none, long value) {
    return value == none ? put(ColumnType.STRING, null) : kid(value);
  }

  /** Bytes, which may be null. Not copied. */
  public RowWriter bytes(byte @Nullable [] value) {
    return put(ColumnType.BINARY, value);
  }

  /** Measurements. Not copied. */
  public RowWriter measurements(ArrayData value) {
    return put(ColumnType.MEASUREMENTS, value);
  }

  /** Leaves the next columns empty. */
  public RowWriter empty(int columns) {
    for (int i = 0; i < columns; i++) {
      put(next().type(), null);
    }
    return this;
  }

  /**
   * The row, with the stamp of its run.
   *
   * @throws IllegalStateException if not exactly the columns before the stamp were filled
   */
  GenericRowData stamped(RowStamp stamp) {
    if (position != values) {
      throw new IllegalStateException(
          "A row of %s takes %s values and was given %s: its rows are to fill every column of its definition"
              .formatted(table.name(), Integer.toString(values), Integer.toString(position)));
    }
    stamp.apply(row);
    return row;
  }

  private RowWriter put(ColumnType type, @Nullable Object value) {
    Column column = next();
    if (column.type() != type || (value == null && column.required())) {
      throw new IllegalStateException(
          "Column %s of %s holds %s%s and was given %s: its rows are to fill the columns in the order of its definition"
              .formatted(
                  column.name(),
                  table.name(),
                  column.required() ? "a " : "an optional ",
                  column.type(),
                  value == null ? "nothing" : "a " + type));
    }
    row.setField(position++, value);
    return this;
  }

  private Column next() {
    if (position == values) {
      throw new IllegalStateException(
          "A row of %s takes %s values and was given more: its rows are to fill every column of its definition once"
              .formatted(table.name(), Integer.toString(values)));
    }
    return table.columns().get(position);
  }
}
