package dev.muster.admin.reconciliation;

import dev.muster.audit.AuditTables;
import dev.muster.audit.PartitionLedger;
import dev.muster.audit.ReadingFacts;
import dev.muster.audit.Reconciliation;
import dev.muster.audit.table.TableDefinition;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.AuditRow;
import dev.muster.connectors.iceberg.AuditRows;
import dev.muster.connectors.iceberg.RowFilter;
import dev.muster.verify.VerdictReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rows of the tables of readings against the verdicts: the record of each is to be an
 * accepted message of its device, and has one row in each of them at most. What the row says of
 * device, cohort, epoch, number and arrival is to be what the verdict says, which is itself held
 * against the record.
 *
 * <p>Not compared: the readings, and which rows are missing. Without the keys of a class nobody can
 * tell what a section holds, nor whether policy let it be opened and kept; nor how many sections of
 * each class a device sent, so decisions are not compared either.
 *
 * <p>A window of offsets at a time, so that what is kept is bounded however long the tables are.
 * May be run while the pipeline runs: a row without a verdict counts behind the newest TICK row
 * only.
 */
record ReadingsReconciliation(AuditCatalog catalog, String topic) {
  /** Some 20 MiB of what rows show. */
  private static final long WINDOW = 1 << 16;

  private static final List<String> COLUMNS =
      List.of("kafka_offset", "arrival", "device", "cohort", "epoch", "seq", "registry_version");

  private static final List<String> WITH_VERDICT =
      Stream.concat(COLUMNS.stream(), Stream.of("verdict")).toList();

  /** Compares every table of readings, in the order of their names. */
  List<ReadingsReport> report() {
    List<TableDefinition> readings = catalog.readings();
    List<TableDefinition> all = new ArrayList<>(readings);
    all.add(AuditTables.VERDICTS);
    try (AuditRows rows = AuditRows.of(catalog, all.toArray(TableDefinition[]::new))) {
      Map<Integer, Cut> cuts = cuts(rows);
      return readings.stream().map(table -> new OfTable(rows, table, cuts).report()).toList();
    }
  }

  /** The newest tick of a partition that has its row: what arrived before it there has its too. */
  private record Cut(long offset, long arrival) {
    static Cut newer(Cut one, Cut other) {
      return one.offset >= other.offset ? one : other;
    }
  }

  private Map<Integer, Cut> cuts(AuditRows rows) {
    Map<Integer, Cut> cuts = new HashMap<>();
    rows.read(
        AuditTables.VERDICTS,
        ofTopic().and(RowFilter.equal("verdict", VerdictReason.TICK.wireName())),
        List.of("kafka_partition", "kafka_offset", "arrival"),
        row ->
            cuts.merge(
                row.integer("kafka_partition"),
                new Cut(row.number("kafka_offset"), row.millis("arrival")),
                Cut::newer));
    return cuts;
  }

  private RowFilter ofTopic() {
    return RowFilter.equal("kafka_topic", topic);
  }

  private record Range(long first, long last) {
    static Range both(Range one, Range other) {
      return new Range(Math.min(one.first, other.first), Math.max(one.last, other.last));
    }
  }

  private final class OfTable {
    private final AuditRows tables;
    private final TableDefinition table;
    private final Map<Integer, Cut> cuts;
    private final Reconciliation rows = new Reconciliation();
    private long compared;
    private long inFlight;

    OfTable(AuditRows tables, TableDefinition table, Map<Integer, Cut> cuts) {
      this.tables = tables;
      this.table = table;
      this.cuts = cuts;
    }

    ReadingsReport report() {
      ranges()
          .forEach(
              (partition, range) -> {
                for (long from = range.first; from <= range.last; from += WINDOW) {
                  compare(partition, from);
                }
              });
      return new ReadingsReport(table.name(), compared, inFlight, rows.report());
    }

    private Map<Integer, Range> ranges() {
      Map<Integer, Range> ranges = new TreeMap<>();
      tables.read(
          table,
          ofTopic(),
          List.of("kafka_partition", "kafka_offset"),
          row -> {
            long offset = row.number("kafka_offset");
            ranges.merge(row.integer("kafka_partition"), new Range(offset, offset), Range::both);
          });
      return ranges;
    }

    private void compare(int partition, long from) {
      RowFilter window =
          ofTopic()
              .and(RowFilter.equal("kafka_partition", partition))
              .and(RowFilter.between("kafka_offset", from, from + WINDOW - 1));
      Map<Long, List<ReadingFacts>> readings = new TreeMap<>();
      tables.read(
          table,
          window,
          COLUMNS,
          row ->
              readings
                  .computeIfAbsent(row.number("kafka_offset"), any -> new ArrayList<>(1))
                  .add(facts(row)));
      Map<Long, Judged> verdicts = new HashMap<>();
      tables.read(
          AuditTables.VERDICTS,
          window,
          WITH_VERDICT,
          row ->
              verdicts.putIfAbsent(
                  row.number("kafka_offset"), new Judged(row.requiredText("verdict"), facts(row))));
      readings.forEach(
          (offset, found) ->
              found.forEach(reading -> compare(partition, offset, reading, verdicts.get(offset))));
    }

    private void compare(
        int partition, long offset, ReadingFacts reading, @Nullable Judged judged) {
      if (judged == null && !isCovered(partition, offset, reading.arrival())) {
        inFlight++;
        return;
      }
      compared++;
      PartitionLedger ledger = rows.partition(partition);
      ledger.row(offset, false);
      List<String> columns =
          judged != null && judged.isAccepted()
              ? reading.differing(judged.facts)
              : List.of("verdict");
      if (!columns.isEmpty()) {
        ledger.differing(offset, columns);
      }
    }

    private boolean isCovered(int partition, long offset, long arrival) {
      Cut cut = cuts.get(partition);
      return cut != null && offset < cut.offset && arrival <= cut.arrival;
    }
  }

  private record Judged(String verdict, ReadingFacts facts) {
    boolean isAccepted() {
      return VerdictReason.ACCEPTED.wireName().equals(verdict);
    }
  }

  private static ReadingFacts facts(AuditRow row) {
    return new ReadingFacts(
        row.millis("arrival"),
        row.text("device"),
        row.text("cohort"),
        VerdictColumns.number(row, "epoch"),
        VerdictColumns.number(row, "seq"),
        VerdictColumns.number(row, "registry_version"));
  }
}
