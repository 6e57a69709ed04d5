package dev.muster.cli;

import dev.muster.admin.control.CommandResend;
import dev.muster.admin.query.QueryResult;
import dev.muster.admin.query.ShownRow;
import dev.muster.audit.AuditTables;
import dev.muster.audit.table.Column;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.AuditRow;
import dev.muster.connectors.iceberg.AuditRows;
import dev.muster.connectors.iceberg.RowFilter;
import dev.muster.remediate.CommandState;
import dev.muster.remediate.Intent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of the table {@code commands}, as commands ask for them. */
record CommandRows(AuditCatalog catalog) {
  private static final List<String> LISTED =
      List.of(
          "arrival",
          "command",
          "device",
          "action",
          "state",
          "held_by",
          "rule",
          "finding_kind",
          "expires_at");

  private static final List<String> ALL =
      AuditTables.COMMANDS.columns().stream().map(Column::name).toList();

  private static final RowFilter ISSUED = RowFilter.equal("state", CommandState.ISSUED.name());

  /** Each command's newest row, the newest command first; null restricts nothing. */
  QueryResult newest(@Nullable String state, @Nullable String device) {
    Map<String, Row> newest = new HashMap<>();
    read(
        device == null ? RowFilter.all() : RowFilter.equal("device", device),
        LISTED,
        row -> newest.merge(row.requiredText("command"), Row.of(row, LISTED), Row::newer));
    return new QueryResult(
        LISTED,
        newest.values().stream()
            .filter(row -> state == null || row.state().equals(state.toUpperCase(Locale.ROOT)))
            .sorted(Comparator.comparing(Row::arrival).reversed().thenComparing(Row::command))
            .map(Row::values)
            .toList());
  }

  /** All rows of the commands whose id begins so, each command's in the order of its life. */
  QueryResult history(String id) {
    List<Row> rows = new ArrayList<>();
    read(
        RowFilter.startsWith("command", id.toLowerCase(Locale.ROOT)),
        ALL,
        row -> rows.add(Row.of(row, ALL)));
    return new QueryResult(
        ALL,
        rows.stream()
            .sorted(Comparator.comparing(Row::command).thenComparing(Row.LIFE))
            .map(Row::values)
            .toList());
  }

  /** The intents of commands as they were issued. */
  List<Intent> intents(List<String> ids) {
    List<Intent> intents = new ArrayList<>();
    read(
        ISSUED.and(RowFilter.in("command", ids)),
        List.of("intent"),
        row -> intents.add(CommandResend.intent(row.requiredBytes("intent"))));
    return intents;
  }

  /** Which of these commands were followed by a later one to their device that is none of them. */
  Set<String> overtaken(List<String> ids) {
    Map<String, Long> latest = new HashMap<>();
    Set<String> wanted = new HashSet<>(ids);
    List<String> columns = List.of("command", "device", "counter");
    Map<String, AuditRow> lost = new HashMap<>();
    read(
        ISSUED.and(RowFilter.in("command", ids)),
        columns,
        row -> {
          lost.put(row.requiredText("command"), row);
          latest.put(row.requiredText("device"), Long.MIN_VALUE);
        });
    read(
        ISSUED,
        columns,
        row -> {
          if (!wanted.contains(row.requiredText("command"))) {
            latest.computeIfPresent(
                row.requiredText("device"),
                (device, last) -> Math.max(last, row.number("counter")));
          }
        });
    lost.values()
        .removeIf(
            row ->
                latest.getOrDefault(row.requiredText("device"), Long.MIN_VALUE)
                    <= row.number("counter"));
    return lost.keySet();
  }

  private void read(RowFilter wanted, List<String> columns, Consumer<AuditRow> to) {
    try (AuditRows rows = AuditRows.of(catalog, AuditTables.COMMANDS)) {
      rows.read(AuditTables.COMMANDS, wanted, columns, to);
    }
  }

  private record Row(String command, Instant arrival, String state, List<Object> values) {
    /** A command's rows in the order of its life; two of one time are told apart by state. */
    static final Comparator<Row> LIFE = Comparator.comparing(Row::arrival).thenComparing(Row::rank);

    static Row of(AuditRow row, List<String> columns) {
      return new Row(
          row.requiredText("command"),
          row.requiredInstant("arrival"),
          row.requiredText("state"),
          ShownRow.of(row, columns));
    }

    Row newer(Row other) {
      return LIFE.compare(this, other) >= 0 ? this : other;
    }

    private int rank() {
      return switch (state) {
        case "AWAITING_APPROVAL" -> 0;
        case "ISSUED" -> 1;
        default -> 2;
      };
    }
  }
}
