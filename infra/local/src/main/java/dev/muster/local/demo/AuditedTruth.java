package dev.muster.local.demo;

import dev.muster.local.fleet.truth.Comparison;
import dev.muster.local.fleet.truth.GapModel;
import dev.muster.local.fleet.truth.Truth;
import dev.muster.local.fleet.truth.TruthLedger;
import dev.muster.local.query.AuditQuery;
import dev.muster.schemas.Topics;
import dev.muster.verify.VerdictReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Holds what the simulation knows against what the audit tables say. Not thread-safe. */
final class AuditedTruth {
  private static final String VERDICTS =
      "SELECT kafka_partition, kafka_offset, verdict FROM audit.verdicts";
  private static final String CHANGES =
      "SELECT kafka_partition, kafka_offset, outcome FROM audit.device_changes";
  private static final String BUNDLES =
      "SELECT kafka_partition, kafka_offset,"
          + " CASE event WHEN 'CONTROL_APPLIED' THEN 'APPLIED' ELSE split_part(detail, ':', 1) END"
          + " FROM audit.runs WHERE event IN ('CONTROL_APPLIED', 'CONTROL_REFUSED')"
          + " AND kafka_topic = '%s'";
  private static final SortedMap<String, String> BUNDLE_TOPICS =
      new TreeMap<>(Map.of("trust", Topics.TRUST, "policy", Topics.POLICY, "rules", Topics.RULES));
  private static final String GAPS =
      "SELECT device, kid, epoch, first_seq, last_seq FROM audit.gaps";
  private static final String CUTS =
      "SELECT kafka_partition, max(kafka_offset) FROM audit.verdicts"
          + " WHERE verdict = 'TICK' GROUP BY kafka_partition";

  private final AuditQuery query;
  private final Truth truth;

  AuditedTruth(AuditQuery query, Truth truth) {
    this.query = query;
    this.truth = truth;
  }

  /** Whether everything that was sent is judged and visible; asks the newest tables. */
  boolean settled() {
    query.refresh();
    return cutsPassed()
        && count(CHANGES) >= truth.ledger(Topics.REGISTRY).records()
        && BUNDLE_TOPICS.values().stream()
            .allMatch(topic -> count(BUNDLES.formatted(topic)) >= truth.ledger(topic).records())
        && count(GAPS) >= truth.gaps().size();
  }

  /** A tick row is visible only with all rows before it. */
  private boolean cutsPassed() {
    Map<Integer, Long> cuts = new HashMap<>();
    query.stream(
        CUTS,
        rows -> {
          while (rows.next()) {
            cuts.put(rows.getInt(1), rows.getLong(2));
          }
        });
    return truth.ledger(Topics.TELEMETRY).lastOffsets().entrySet().stream()
        .allMatch(last -> cuts.getOrDefault(last.getKey(), -1L) > last.getValue());
  }

  private long count(String rows) {
    return query.run("SELECT count(*) FROM (" + rows + ")").number();
  }

  Comparison.Result verdicts() {
    return compare(Topics.TELEMETRY, VERDICTS);
  }

  /** Each control topic by its short name. */
  SortedMap<String, Comparison.Result> control() {
    SortedMap<String, Comparison.Result> results = new TreeMap<>();
    results.put("registry", compare(Topics.REGISTRY, CHANGES));
    BUNDLE_TOPICS.forEach(
        (name, topic) -> results.put(name, compare(topic, BUNDLES.formatted(topic))));
    return results;
  }

  GapComparison gaps() {
    List<GapModel.Gap> observed = new ArrayList<>();
    query.stream(
        GAPS,
        rows -> {
          while (rows.next()) {
            observed.add(
                new GapModel.Gap(
                    rows.getString(1),
                    Long.parseUnsignedLong(rows.getString(2), 16),
                    rows.getLong(3),
                    rows.getLong(4),
                    rows.getLong(5)));
          }
        });
    return GapComparison.of(truth.gaps(), observed);
  }

  /** The pipeline too gives devices their standing: what it may say follows from commands. */
  private boolean isOwn(String topic, int partition, long offset) {
    return topic.equals(Topics.REGISTRY) && truth.ledger(topic).at(partition, offset).isEmpty();
  }

  private Comparison.Result compare(String topic, String sql) {
    TruthLedger ledger = truth.ledger(topic);
    Comparison comparison = new Comparison(topic, ledger);
    query.stream(
        sql,
        rows -> {
          while (rows.next()) {
            String outcome = rows.getString(3);
            if (isOwn(topic, rows.getInt(1), rows.getLong(2))) {
              continue;
            }
            if (outcome.equals(VerdictReason.TICK.wireName())) {
              comparison.tick(rows.getInt(1), rows.getLong(2));
            } else {
              comparison.observed(rows.getInt(1), rows.getLong(2), outcome);
            }
          }
        });
    return comparison.result();
  }
}
