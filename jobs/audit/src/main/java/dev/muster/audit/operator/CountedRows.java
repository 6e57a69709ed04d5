package dev.muster.audit.operator;

import java.io.Serial;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.table.data.RowData;

/** Makes rows and counts them. Called on the task thread only. */
final class CountedRows<T> extends RichMapFunction<T, RowData> {

  @Serial private static final long serialVersionUID = 1L;

  private final MapFunction<T, RowData> rows;
  private final RowCounts counts;
  private transient Map<List<String>, Counter> counters;

  CountedRows(MapFunction<T, RowData> rows, RowCounts counts) {
    this.rows = rows;
    this.counts = counts;
  }

  @Override
  public void open(OpenContext context) {
    counters = counts.register(getRuntimeContext().getMetricGroup());
  }

  @Override
  public RowData map(T value) throws Exception {
    RowData row = rows.map(value);
    counts.count(row, counters);
    return row;
  }
}
