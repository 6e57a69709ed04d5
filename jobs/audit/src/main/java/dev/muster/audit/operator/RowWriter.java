package dev.muster.audit.operator;

import dev.muster.audit.TableDefinition;
import java.util.HexFormat;
import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;

/**
 * Fills a row column by column, in the order of the table's definition.
 *
 * <p>A null stays an empty column. Made anew for each row; the row is not to be changed once
 * returned.
 */
final class RowWriter {

  private static final HexFormat HEX = HexFormat.of();

  private final TableDefinition table;
  private final GenericRowData row;
  private int position;

  RowWriter(TableDefinition table) {
    this.table = table;
    row = new GenericRowData(table.columns().size());
  }

  RowWriter text(String value) {
    return put(value == null ? null : StringData.fromString(value));
  }

  RowWriter flag(boolean value) {
    return put(value);
  }

  RowWriter integer(int value) {
    return put(value);
  }

  RowWriter number(long value) {
    return put(value);
  }

  /** A floating-point number that may be null. */
  RowWriter real(Double value) {
    return put(value);
  }

  /** A number that is empty where {@code value} is {@code none}. */
  RowWriter numberUnless(long none, long value) {
    return put(value == none ? null : value);
  }

  RowWriter millis(long value) {
    return put(TimestampData.fromEpochMillis(value));
  }

  /** An instant that is empty where {@code value} is {@code none}. */
  RowWriter millisUnless(long none, long value) {
    return value == none ? empty(1) : millis(value);
  }

  RowWriter kid(long value) {
    return put(StringData.fromString(HEX.toHexDigits(value)));
  }

  /** A key identifier that is empty where {@code value} is {@code none}. */
  RowWriter kidUnless(long none, long value) {
    return value == none ? empty(1) : kid(value);
  }

  RowWriter bytes(byte[] value) {
    return put(value);
  }

  RowWriter list(ArrayData value) {
    return put(value);
  }

  RowWriter empty(int columns) {
    position += columns;
    return this;
  }

  /**
   * The row, with the stamp of its run.
   *
   * @throws IllegalStateException if not exactly the columns before the stamp were filled: the
   *     values would stand in the wrong columns
   */
  GenericRowData stamped(RowStamp stamp) {
    if (position != row.getArity() - RowStamp.COLUMNS) {
      throw new IllegalStateException(
          position + " columns were filled for a row of " + table.name() + " of " + row.getArity());
    }
    stamp.apply(row);
    return row;
  }

  private RowWriter put(Object value) {
    row.setField(position++, value);
    return this;
  }
}
