package dev.muster.audit.row;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audit.table.Column;
import dev.muster.audit.table.TableDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;

/** Rows by the names of their columns. */
public final class RowColumns {

  /** The stamp of a run {@code run-1}, at 9,000 ms since 1970. */
  public static final RowStamp STAMP = new RowStamp("run-1", () -> 9_000);

  private RowColumns() {}

  /** The columns of a row, texts as strings. */
  public static Map<String, Object> of(TableDefinition table, RowData row) {
    Map<String, Object> columns = new LinkedHashMap<>();
    for (int i = 0; i < row.getArity(); i++) {
      Object value = ((GenericRowData) row).getField(i);
      columns.put(
          table.columns().get(i).name(), value instanceof StringData ? value.toString() : value);
    }
    assertThat(columns).hasSameSizeAs(table.columns());
    return columns;
  }

  /** Fails if a column is empty that may not be. */
  public static void requiredAreFilled(TableDefinition table, Map<String, Object> row) {
    assertThat(table.columns().stream().filter(Column::required).map(Column::name))
        .allSatisfy(name -> assertThat(row.get(name)).as(name).isNotNull());
  }
}
