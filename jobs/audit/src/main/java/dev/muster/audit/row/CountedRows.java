package dev.muster.audit.row;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.table.data.RowData;

/** Makes rows and counts them. Called on the task thread only. */
@SuppressWarnings("NullAway.Init") // Set in open, before any record.
final class CountedRows<T> extends RichMapFunction<T, RowData> {

  private final TableRows<T> rows;
  private transient RowCount<T>.Counters counters;

  CountedRows(TableRows<T> rows) {
    this.rows = rows;
  }

  @Override
  public void open(OpenContext context) {
    counters =
        rows.count().orElseThrow().register(rows.table(), getRuntimeContext().getMetricGroup());
  }

  @Override
  public RowData map(T value) {
    RowData row = rows.map(value);
    counters.count(value);
    return row;
  }
}
