package dev.muster.audit.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audit.AuditTables;
import dev.muster.audit.TableDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.junit.jupiter.api.Test;

class RowCountsTest {
  private static final MetricGroup GROUP = new UnregisteredMetricsGroup();

  @Test
  void hasASeriesForEveryOutcomeBeforeTheFirstRow() {
    assertThat(registered(AuditTables.DEVICE_CHANGES))
        .containsKeys(List.of("APPLIED"), List.of(CountedColumn.OTHER));
  }

  @Test
  void countsByOutcomeAndAddsNoLabelForWhatItDoesNotKnow() {
    RowCounts counts = counts(AuditTables.DEVICE_CHANGES);
    Map<List<String>, Counter> counters = counts.register(GROUP);

    counts.count(row(AuditTables.DEVICE_CHANGES, "outcome", text("APPLIED")), counters);
    counts.count(row(AuditTables.DEVICE_CHANGES, "outcome", text("pump-7")), counters);
    counts.count(row(AuditTables.DEVICE_CHANGES, "outcome", null), counters);

    assertThat(nonZero(counters))
        .isEqualTo(Map.of(List.of("APPLIED"), 1L, List.of(CountedColumn.OTHER), 2L));
  }

  @Test
  void countsTheMissingNumbersOfAGap() {
    RowCounts counts = counts(AuditTables.GAPS);
    Map<List<String>, Counter> counters = counts.register(GROUP);

    counts.count(row(AuditTables.GAPS, "missing", 7L), counters);
    counts.count(row(AuditTables.GAPS, "missing", 2L), counters);

    assertThat(nonZero(counters)).isEqualTo(Map.of(List.of(), 9L));
  }

  @Test
  void leavesRowsThatAreCountedElsewhereAlone() {
    MapFunction<String, RowData> rows = value -> null;
    assertThat(RowCounts.counted(AuditTables.VERDICTS, rows)).isSameAs(rows);
    assertThat(RowCounts.counted(AuditTables.GAPS, rows)).isInstanceOf(CountedRows.class);
  }

  private static Map<List<String>, Counter> registered(TableDefinition table) {
    return counts(table).register(GROUP);
  }

  private static RowCounts counts(TableDefinition table) {
    return RowCounts.of(table).orElseThrow();
  }

  private static RowData row(TableDefinition table, String column, Object value) {
    GenericRowData row = new GenericRowData(table.columns().size());
    row.setField(table.position(column), value);
    return row;
  }

  private static StringData text(String value) {
    return StringData.fromString(value);
  }

  private static Map<List<String>, Long> nonZero(Map<List<String>, Counter> counters) {
    Map<List<String>, Long> counts = new HashMap<>();
    counters.forEach((labels, counter) -> counts.put(labels, counter.getCount()));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }
}
