package dev.muster.audit.row;

import dev.muster.audit.table.TableDefinition;
import java.io.Serializable;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.function.SerializableSupplier;
import org.jspecify.annotations.Nullable;

/** The rows of one table: makes them, and counts them meanwhile. Called on the task thread only. */
public final class TableRows<T> extends RichMapFunction<T, RowData> {
  private final TableDefinition table;
  private final RowStamp stamp;
  private final Filling<T> filling;
  private final @Nullable SerializableSupplier<RowCount<T>> count;
  private transient RowCount<T>.@Nullable Counters counters;

  /** Fills the columns of a row in the order of the definition, all but those of the stamp. */
  @FunctionalInterface
  public interface Filling<T> extends Serializable {
    void fill(RowWriter row, T value);
  }

  /** Rows that carry the stamp of a run, and are counted elsewhere. */
  public TableRows(TableDefinition table, RowStamp stamp, Filling<T> filling) {
    this(table, stamp, filling, null);
  }

  /** Rows that carry the stamp of a run, and are counted here. */
  public TableRows(
      TableDefinition table,
      RowStamp stamp,
      Filling<T> filling,
      @Nullable SerializableSupplier<RowCount<T>> count) {
    this.table = table;
    this.stamp = stamp;
    this.filling = filling;
    this.count = count;
  }

  /** What they are rows of. */
  public TableDefinition table() {
    return table;
  }

  /** How they are counted while they are made; none for those that are counted elsewhere. */
  Optional<RowCount<T>> count() {
    return Optional.ofNullable(count).map(SerializableSupplier::get);
  }

  @Override
  public void open(OpenContext context) {
    count().ifPresent(by -> counters = by.register(table, getRuntimeContext().getMetricGroup()));
  }

  @Override
  public RowData map(T value) {
    RowWriter row = new RowWriter(table);
    filling.fill(row, value);
    RowData stamped = row.stamped(stamp);
    if (counters != null) {
      counters.count(value);
    }
    return stamped;
  }
}
