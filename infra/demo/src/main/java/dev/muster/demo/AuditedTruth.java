package dev.muster.demo;

import dev.muster.audit.AuditTables;
import dev.muster.audit.run.RunEventKind;
import dev.muster.audit.table.TableDefinition;
import dev.muster.connectors.iceberg.AuditRow;
import dev.muster.connectors.iceberg.AuditRows;
import dev.muster.connectors.iceberg.RowFilter;
import dev.muster.schemas.Topics;
import dev.muster.simulator.truth.Comparison;
import dev.muster.simulator.truth.GapModel;
import dev.muster.simulator.truth.Truth;
import dev.muster.verify.VerdictReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Holds what the simulation knows against what the audit tables say. Not thread-safe.
 *
 * @param rows of {@link #tables}
 */
record AuditedTruth(AuditRows rows, Truth truth) {
  private static final SortedMap<String, String> BUNDLE_TOPICS =
      new TreeMap<>(Map.of("trust", Topics.TRUST, "policy", Topics.POLICY, "rules", Topics.RULES));
  private static final List<String> PLACE = List.of("kafka_partition", "kafka_offset");

  /** The tables that are asked. */
  static List<TableDefinition> tables() {
    return List.of(
        AuditTables.VERDICTS, AuditTables.DEVICE_CHANGES, AuditTables.RUNS, AuditTables.GAPS);
  }

  /** Whether everything that was sent is judged and visible; asks the newest tables. */
  boolean settled() {
    rows.refresh();
    return cutsPassed()
        && rows.count(AuditTables.DEVICE_CHANGES, RowFilter.all())
            >= truth.ledger(Topics.REGISTRY).records()
        && BUNDLE_TOPICS.values().stream()
            .allMatch(
                topic ->
                    rows.count(AuditTables.RUNS, bundles(topic)) >= truth.ledger(topic).records())
        && rows.count(AuditTables.GAPS, RowFilter.all()) >= truth.gaps().size();
  }

  /** A tick row is visible only with all rows before it. */
  private boolean cutsPassed() {
    Map<Integer, Long> cuts = new HashMap<>();
    rows.read(
        AuditTables.VERDICTS,
        RowFilter.equal("verdict", VerdictReason.TICK.wireName()),
        PLACE,
        row -> cuts.merge(partition(row), row.number("kafka_offset"), Math::max));
    return truth.ledger(Topics.TELEMETRY).lastOffsets().entrySet().stream()
        .allMatch(last -> cuts.getOrDefault(last.getKey(), -1L) > last.getValue());
  }

  private static int partition(AuditRow row) {
    return row.integer("kafka_partition");
  }

  private static RowFilter bundles(String topic) {
    return RowFilter.in(
            "event",
            List.of(RunEventKind.CONTROL_APPLIED.name(), RunEventKind.CONTROL_REFUSED.name()))
        .and(RowFilter.equal("kafka_topic", topic));
  }

  Comparison.Result verdicts() {
    return compare(
        Topics.TELEMETRY,
        AuditTables.VERDICTS,
        RowFilter.all(),
        List.of("verdict"),
        row -> row.requiredText("verdict"));
  }

  /** Each control topic by its short name. */
  SortedMap<String, Comparison.Result> control() {
    SortedMap<String, Comparison.Result> results = new TreeMap<>();
    results.put(
        "registry",
        compare(
            Topics.REGISTRY,
            AuditTables.DEVICE_CHANGES,
            RowFilter.all(),
            List.of("outcome"),
            row -> row.requiredText("outcome")));
    BUNDLE_TOPICS.forEach(
        (name, topic) ->
            results.put(
                name,
                compare(
                    topic,
                    AuditTables.RUNS,
                    bundles(topic),
                    List.of("event", "detail"),
                    AuditedTruth::outcome)));
    return results;
  }

  /** The detail of a refusal begins with its outcome. */
  private static String outcome(AuditRow row) {
    return row.requiredText("event").equals(RunEventKind.CONTROL_APPLIED.name())
        ? "APPLIED"
        : row.requiredText("detail").split(":", 2)[0];
  }

  GapComparison gaps() {
    List<GapModel.Gap> observed = new ArrayList<>();
    rows.read(
        AuditTables.GAPS,
        RowFilter.all(),
        List.of("device", "kid", "epoch", "first_seq", "last_seq"),
        row ->
            observed.add(
                new GapModel.Gap(
                    row.requiredText("device"),
                    Long.parseUnsignedLong(row.requiredText("kid"), 16),
                    row.number("epoch"),
                    row.number("first_seq"),
                    row.number("last_seq"))));
    return GapComparison.of(truth.gaps(), observed);
  }

  /** The pipeline too gives devices their standing: what it may say follows from commands. */
  private boolean isOwn(String topic, int partition, long offset) {
    return topic.equals(Topics.REGISTRY) && truth.ledger(topic).at(partition, offset).isEmpty();
  }

  private Comparison.Result compare(
      String topic,
      TableDefinition table,
      RowFilter wanted,
      List<String> columns,
      Function<AuditRow, String> outcome) {
    Comparison comparison = new Comparison(topic, truth.ledger(topic));
    rows.read(
        table,
        wanted,
        Stream.concat(PLACE.stream(), columns.stream()).toList(),
        row -> {
          long offset = row.number("kafka_offset");
          if (!isOwn(topic, partition(row), offset)) {
            compare(comparison, partition(row), offset, outcome.apply(row));
          }
        });
    return comparison.result();
  }

  private static void compare(Comparison comparison, int partition, long offset, String outcome) {
    if (outcome.equals(VerdictReason.TICK.wireName())) {
      comparison.tick(partition, offset);
    } else {
      comparison.observed(partition, offset, outcome);
    }
  }
}
