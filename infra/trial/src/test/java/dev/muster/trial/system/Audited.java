package dev.muster.trial.system;

import dev.muster.admin.query.AuditQuery;
import dev.muster.admin.reconciliation.TopicReconciliation;
import dev.muster.audit.ReconciliationReport;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.FetchProgress;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the audit tables of a pipeline say, as tests ask for it. */
final class Audited {
  /** Long enough for a loaded machine; a test that waits so long has failed. */
  private static final long SHORTEST_PAUSE = 500;

  private static final long LONGEST_PAUSE = 2_000;
  private static final long LOOKS_APART = 2;

  static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("muster.patience", 240));

  private final AuditCatalog catalog;

  Audited(AuditCatalog catalog) {
    this.catalog = catalog;
  }

  /** How many verdicts there are by reason, ticks apart. */
  Map<String, Long> reasons() {
    Map<String, Long> reasons = new TreeMap<>();
    for (List<Object> row :
        rows(
            "SELECT verdict, count(*) FROM audit.verdicts WHERE verdict <> 'TICK' GROUP BY"
                + " verdict")) {
      reasons.put((String) row.get(0), ((Number) row.get(1)).longValue());
    }
    return reasons;
  }

  /** How many records have a verdict, ticks apart. */
  long judged() {
    return number("SELECT count(*) FROM audit.verdicts WHERE verdict <> 'TICK'");
  }

  /** Every verdict but those of ticks, without the two columns that may differ between runs. */
  List<String> verdicts() {
    return lines(
        "SELECT * EXCLUDE (run_id, processed_at) FROM audit.verdicts WHERE verdict <> 'TICK'");
  }

  /** Every gap, likewise. */
  List<String> gaps() {
    return lines("SELECT * EXCLUDE (run_id, processed_at) FROM audit.gaps");
  }

  List<List<Object>> rows(String sql) {
    try (AuditQuery query = AuditQuery.forOneStatement(catalog, FetchProgress.NONE)) {
      return query.run(sql).rows();
    }
  }

  long number(String sql) {
    return ((Number) rows(sql).get(0).get(0)).longValue();
  }

  /** The verdict of each record, by partition and offset; fails where a record has two. */
  Map<String, String> verdictsByPlace() {
    Map<String, String> verdicts = new TreeMap<>();
    for (List<Object> row :
        rows(
            "SELECT kafka_partition || ':' || kafka_offset, verdict FROM audit.verdicts"
                + " WHERE verdict <> 'TICK'")) {
      if (verdicts.put((String) row.get(0), (String) row.get(1)) != null) {
        throw new AssertionError("Two rows for " + row.get(0));
      }
    }
    return verdicts;
  }

  /** The verdict of a record, and what the registry said of its device, for who has to find out. */
  String told(String place) {
    String verdict =
        "SELECT * FROM audit.verdicts WHERE kafka_partition || ':' || kafka_offset = '%s'"
            .formatted(place);
    return String.join(
        "\n",
        Stream.of(
                verdict,
                "SELECT c.* FROM audit.device_changes c JOIN (%s) v ON c.device = v.device"
                    .formatted(verdict))
            .flatMap(sql -> lines(sql).stream())
            .toList());
  }

  /** Waits until so many records have a verdict; more than that is for the caller to notice. */
  void awaitJudged(long records) {
    await(() -> judged() >= records, () -> judged() + " of " + records + " have a verdict");
  }

  /** Waits until reconciliation has compared at least so many records, and returns its report. */
  ReconciliationReport reconciled(KafkaAccess kafka, long atLeast) {
    await(() -> reconcile(kafka).compared() >= atLeast, () -> reconcile(kafka).toString());
    return reconcile(kafka);
  }

  ReconciliationReport reconcile(KafkaAccess kafka) {
    return new TopicReconciliation(catalog, kafka, Topics.TELEMETRY).report();
  }

  /** Looks again after a pause, longer where a look takes long: others want the processor too. */
  static void await(BooleanSupplier condition, Supplier<String> otherwise) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (long begun = System.nanoTime(); !condition.getAsBoolean(); begun = System.nanoTime()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Waited in vain: " + otherwise.get());
      }
      long look = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
      try {
        Thread.sleep(Math.max(SHORTEST_PAUSE, Math.min(LONGEST_PAUSE, LOOKS_APART * look)));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private List<String> lines(String sql) {
    return rows(sql).stream()
        .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" ")))
        .sorted()
        .toList();
  }
}
