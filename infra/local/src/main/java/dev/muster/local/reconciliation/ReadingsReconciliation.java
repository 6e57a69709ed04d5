package dev.muster.local.reconciliation;

import dev.muster.audit.PartitionLedger;
import dev.muster.audit.ReadingFacts;
import dev.muster.audit.ReadingsTable;
import dev.muster.audit.Reconciliation;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.local.query.AuditQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
final class ReadingsReconciliation {
  /** Some 20 MiB of what rows show. */
  private static final long WINDOW = 1 << 16;

  private final AuditCatalog catalog;
  private final String topic;

  /** A comparison of the rows that stem from one topic. */
  ReadingsReconciliation(AuditCatalog catalog, String topic) {
    this.catalog = catalog;
    this.topic = topic;
  }

  /** Compares every table of readings, in the order of their names. */
  List<ReadingsReport> report() {
    try (AuditQuery query = AuditQuery.over(catalog)) {
      Map<Integer, Cut> cuts = cuts(query);
      List<ReadingsReport> reports = new ArrayList<>();
      for (String table : tables(query)) {
        reports.add(new OfTable(query, table, cuts).report());
      }
      return reports;
    }
  }

  /** The newest tick of a partition that has its row: what arrived before it there has its too. */
  private record Cut(long offset, long arrival) {}

  private Map<Integer, Cut> cuts(AuditQuery query) {
    Map<Integer, Cut> cuts = new HashMap<>();
    query.stream(
        "SELECT kafka_partition, max(kafka_offset), arg_max(epoch_ms(arrival), kafka_offset)"
            + " FROM audit.verdicts WHERE verdict = 'TICK' AND "
            + ofTopic()
            + " GROUP BY kafka_partition",
        rows -> {
          while (rows.next()) {
            cuts.put(rows.getInt(1), new Cut(rows.getLong(2), rows.getLong(3)));
          }
        });
    return cuts;
  }

  private static List<String> tables(AuditQuery query) {
    List<String> tables = new ArrayList<>();
    query.stream(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'audit'"
            + " ORDER BY table_name",
        rows -> {
          while (rows.next()) {
            if (ReadingsTable.isName(rows.getString(1))) {
              tables.add(rows.getString(1));
            }
          }
        });
    return tables;
  }

  private String ofTopic() {
    return "kafka_topic = '" + topic.replace("'", "''") + "'";
  }

  private record Range(int partition, long first, long last) {}

  private final class OfTable {
    private final AuditQuery query;
    private final String table;
    private final Map<Integer, Cut> cuts;
    private final Reconciliation rows = new Reconciliation();
    private long compared;
    private long inFlight;

    OfTable(AuditQuery query, String table, Map<Integer, Cut> cuts) {
      this.query = query;
      this.table = table;
      this.cuts = cuts;
    }

    ReadingsReport report() {
      for (Range range : ranges()) {
        for (long from = range.first; from <= range.last; from += WINDOW) {
          int partition = range.partition;
          query.stream(window(partition, from), found -> compare(partition, found));
        }
      }
      return new ReadingsReport(table, compared, inFlight, rows.report());
    }

    private List<Range> ranges() {
      List<Range> ranges = new ArrayList<>();
      query.stream(
          "SELECT kafka_partition, min(kafka_offset), max(kafka_offset) FROM audit."
              + table
              + " WHERE "
              + ofTopic()
              + " GROUP BY kafka_partition ORDER BY kafka_partition",
          found -> {
            while (found.next()) {
              ranges.add(new Range(found.getInt(1), found.getLong(2), found.getLong(3)));
            }
          });
      return ranges;
    }

    private String window(int partition, long from) {
      String where =
          " WHERE %s AND kafka_partition = %s AND kafka_offset >= %s AND kafka_offset < %s"
              .formatted(
                  ofTopic(),
                  Integer.toString(partition),
                  Long.toString(from),
                  Long.toString(from + WINDOW));
      String columns =
          "SELECT kafka_offset, epoch_ms(arrival) AS at, device, cohort, epoch, seq,"
              + " registry_version";
      return "SELECT r.kafka_offset, r.at, r.device, r.cohort, r.epoch, r.seq, r.registry_version,"
          + " v.at, v.device, v.cohort, v.epoch, v.seq, v.registry_version, v.verdict FROM ("
          + columns
          + " FROM audit."
          + table
          + where
          + ") r LEFT JOIN ("
          + columns
          + ", verdict FROM audit.verdicts"
          + where
          + " QUALIFY row_number() OVER (PARTITION BY kafka_offset) = 1"
          + ") v ON r.kafka_offset = v.kafka_offset";
    }

    private void compare(int partition, ResultSet found) throws SQLException {
      PartitionLedger ledger = rows.partition(partition);
      while (found.next()) {
        long offset = found.getLong(1);
        String verdict = found.getString(14);
        ReadingFacts reading = facts(found, 2);
        if (verdict == null && !isCovered(partition, offset, reading.arrival())) {
          inFlight++;
          continue;
        }
        compared++;
        ledger.row(offset, false);
        List<String> columns =
            "ACCEPTED".equals(verdict) ? reading.differing(facts(found, 8)) : List.of("verdict");
        if (!columns.isEmpty()) {
          ledger.differing(offset, columns);
        }
      }
    }

    private boolean isCovered(int partition, long offset, long arrival) {
      Cut cut = cuts.get(partition);
      return cut != null && offset < cut.offset && arrival <= cut.arrival;
    }
  }

  private static ReadingFacts facts(ResultSet found, int from) throws SQLException {
    return new ReadingFacts(
        found.getLong(from),
        found.getString(from + 1),
        found.getString(from + 2),
        VerdictColumns.number(found, from + 3),
        VerdictColumns.number(found, from + 4),
        VerdictColumns.number(found, from + 5));
  }
}
