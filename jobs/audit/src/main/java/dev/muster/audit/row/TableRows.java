package dev.muster.audit.row;

import dev.muster.audit.table.TableDefinition;
import java.util.Optional;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.table.data.RowData;

/**
 * The rows of one table: each of its columns, and by what they are counted.
 *
 * @param <T> what a row is about
 */
public abstract class TableRows<T> implements MapFunction<T, RowData> {

  private final RowStamp stamp;

  /** Rows that carry the stamp of a run. */
  protected TableRows(RowStamp stamp) {
    this.stamp = stamp;
  }

  /** What they are rows of. */
  public abstract TableDefinition table();

  /** Fills the columns of a row in the order of the definition, all but those of the stamp. */
  protected abstract void fill(RowWriter row, T value);

  /** How they are counted while they are made; none for those that are counted elsewhere. */
  public Optional<RowCount<T>> count() {
    return Optional.empty();
  }

  @Override
  public final RowData map(T value) {
    RowWriter row = new RowWriter(table());
    fill(row, value);
    return row.stamped(stamp);
  }

  /** The same rows, counted if they are to be. */
  public final MapFunction<T, RowData> counted() {
    return count().isEmpty() ? this : new CountedRows<>(this);
  }
}
