package dev.muster.audit.operator;

import dev.muster.audit.AuditTables;
import dev.muster.audit.RunEventKind;
import dev.muster.audit.TableDefinition;
import dev.muster.control.ControlResult;
import dev.muster.detect.finding.FindingKind;
import dev.muster.detect.finding.FindingState;
import dev.muster.remediate.CommandState;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.table.data.RowData;

/**
 * How the rows of a table are counted while they are made: a metric named as the table, with a
 * label for each counted column. None of them holds a device id.
 */
public final class RowCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Where a column says how many rows it stands for, that is what is added. */
  private static final int ONE_EACH = -1;

  private static final Map<String, RowCounts> BY_TABLE = new HashMap<>();

  static {
    add(AuditTables.GAPS, "missing");
    add(AuditTables.DEVICE_CHANGES, null, CountedColumn.of("outcome", ControlResult.values()));
    add(AuditTables.RUNS, null, CountedColumn.of("event", RunEventKind.values()));
    add(
        AuditTables.FINDINGS,
        null,
        new CountedColumn(
            "kind", Stream.of(FindingKind.values()).map(FindingKind::wireName).toList()),
        CountedColumn.of("state", FindingState.values()));
    add(AuditTables.COMMANDS, null, CountedColumn.of("state", CommandState.values()));
  }

  private final String table;
  private final ArrayList<CountedColumn> columns;
  private final int[] positions;
  private final int weight;

  private RowCounts(TableDefinition table, String weight, CountedColumn... columns) {
    this.table = table.name();
    this.columns = new ArrayList<>(List.of(columns));
    this.positions = this.columns.stream().mapToInt(each -> table.position(each.name())).toArray();
    this.weight = weight == null ? ONE_EACH : table.position(weight);
  }

  private static void add(TableDefinition table, String weight, CountedColumn... columns) {
    BY_TABLE.put(table.name(), new RowCounts(table, weight, columns));
  }

  /**
   * Rows that are counted too, if those of the table are; verdicts, for one, are counted where they
   * are given.
   */
  public static <T> MapFunction<T, RowData> counted(
      TableDefinition table, MapFunction<T, RowData> rows) {
    return of(table)
        .<MapFunction<T, RowData>>map(each -> new CountedRows<>(rows, each))
        .orElse(rows);
  }

  static Optional<RowCounts> of(TableDefinition table) {
    return Optional.ofNullable(BY_TABLE.get(table.name()));
  }

  /** One counter for every combination of values. */
  Map<List<String>, Counter> register(MetricGroup group) {
    Map<List<String>, Counter> counters = new HashMap<>();
    register(group, new ArrayList<>(), counters);
    return counters;
  }

  private void register(
      MetricGroup group, List<String> labels, Map<List<String>, Counter> counters) {
    if (labels.size() == columns.size()) {
      counters.put(List.copyOf(labels), group.counter(table));
      return;
    }
    CountedColumn column = columns.get(labels.size());
    List<String> values = new ArrayList<>(column.values());
    values.add(CountedColumn.OTHER);
    for (String value : values) {
      labels.add(value);
      register(group.addGroup(column.name(), value), labels, counters);
      labels.remove(labels.size() - 1);
    }
  }

  void count(RowData row, Map<List<String>, Counter> counters) {
    List<String> labels = new ArrayList<>(positions.length);
    for (int i = 0; i < positions.length; i++) {
      labels.add(columns.get(i).label(text(row, positions[i])));
    }
    counters.get(labels).inc(weight == ONE_EACH ? 1 : row.getLong(weight));
  }

  private static String text(RowData row, int position) {
    return row.isNullAt(position) ? null : row.getString(position).toString();
  }
}
