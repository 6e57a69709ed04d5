package dev.muster.trial.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.admin.query.AuditQuery;
import dev.muster.audit.AuditTables;
import dev.muster.audit.table.readings.ReadingsTable;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.keys.KeyCeremony;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything that a pipeline answered: all rows of all tables but that of its own starts, with all
 * columns but the two that may differ between runs.
 *
 * @param rows by table, in any order
 * @param newest arrival of the newest tick that every partition has a row of, in ms
 */
record Answers(Map<String, List<Row>> rows, long newest) {
  /** Tables are committed one by one, so one may be checkpoints behind that of the ticks. */
  private static final long SLACK = 10_000;

  private static final String NEWEST =
      "SELECT min(tick) FROM (SELECT max(epoch_ms(arrival)) AS tick FROM audit.verdicts"
          + " WHERE verdict = 'TICK' GROUP BY kafka_partition)";

  /**
   * A row of a table.
   *
   * @param due arrival by which it is known, in ms
   * @param text its columns
   */
  record Row(long due, String text) {}

  static Answers of(AuditCatalog catalog) {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    try (AuditQuery query = AuditQuery.over(catalog)) {
      for (String table : tables()) {
        rows.put(table, read(query, table));
      }
      return new Answers(rows, query.run(NEWEST).number());
    }
  }

  /** How many rows there are by now; cheaper than to read them. */
  static long count(AuditCatalog catalog) {
    try (AuditQuery query = AuditQuery.over(catalog)) {
      return tables().stream()
          .mapToLong(table -> query.run("SELECT count(*) FROM audit." + table).number())
          .sum();
    }
  }

  private static List<String> tables() {
    List<String> tables = new ArrayList<>();
    AuditTables.all().forEach(table -> tables.add(table.name()));
    tables.remove(AuditTables.RUNS.name());
    KeyCeremony.DATA_CLASSES.forEach(name -> tables.add(ReadingsTable.of(name).name()));
    return tables;
  }

  /** A decision is told when its minute is over. */
  private static List<Row> read(AuditQuery query, String table) {
    String due =
        table.equals(AuditTables.DECISIONS.name())
            ? "epoch_ms(minute) + 60000"
            : "epoch_ms(arrival)";
    List<Row> rows = new ArrayList<>();
    String all =
        "SELECT %s, COLUMNS(* EXCLUDE (run_id, processed_at))::VARCHAR FROM audit.%s"
            .formatted(due, table);
    for (List<Object> row : query.run(all).rows()) {
      rows.add(
          new Row(
              ((Number) row.get(0)).longValue(),
              row.stream().skip(1).map(String::valueOf).collect(Collectors.joining(" "))));
    }
    return rows;
  }

  /** How many rows there are. */
  long size() {
    return rows.values().stream().mapToLong(List::size).sum();
  }

  /** Fails unless both hold the same rows, each as often. */
  void assertSameAs(Answers other, String name) {
    assertSameAs(other, name, Long.MAX_VALUE);
  }

  /** Likewise, as far as one that was stopped at some moment and one that came to its end know. */
  void assertSameAsFarAsBothKnow(Answers other, String name) {
    assertSameAs(other, name, Math.min(newest, other.newest) - SLACK);
  }

  private void assertSameAs(Answers other, String name, long until) {
    rows.forEach(
        (table, own) ->
            assertThat(differences(own, other.rows.get(table), until))
                .as(table + " of " + name)
                .isEmpty());
  }

  /** Rows with how much more often the second has them. */
  private static Map<String, Integer> differences(List<Row> one, List<Row> other, long until) {
    Map<String, Integer> balance = new TreeMap<>();
    one.forEach(row -> count(balance, row, until, -1));
    other.forEach(row -> count(balance, row, until, 1));
    balance.values().removeIf(each -> each == 0);
    return balance;
  }

  private static void count(Map<String, Integer> balance, Row row, long until, int by) {
    if (row.due <= until) {
      balance.merge(row.text, by, Integer::sum);
    }
  }
}
