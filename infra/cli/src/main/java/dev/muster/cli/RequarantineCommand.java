package dev.muster.cli;

import dev.muster.admin.control.DeadLetterResend;
import dev.muster.admin.reconciliation.DeadLetterReconciliation;
import dev.muster.audit.AuditTables;
import dev.muster.audit.PartitionReport;
import dev.muster.audit.ReconciliationReport;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.AuditRows;
import dev.muster.connectors.iceberg.RowFilter;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.pipeline.config.TopicsConfig;
import dev.muster.verify.VerdictReason;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sends dead letters again that were lost. */
@Command(
    name = "requarantine",
    description = {
      "Put refused records into quarantine again that were recorded and never written there, as"
          + " after an outage longer than the transaction timeout: the bytes as they stand on the"
          + " telemetry topic, with the recorded reason. What stands in a transaction that is not"
          + " settled yet may still come and is not sent."
    },
    exitCodeList = {
      "0:nothing that was lost is missing any more",
      "1:some are gone from the telemetry topic, or it failed"
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./muster audit requarantine", "  ./muster audit requarantine --config prod.yaml"})
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
final class RequarantineCommand implements Callable<Integer> {
  @Mixin private AuditAccess audit;
  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    AuditCatalog catalog = audit.catalog();
    TopicsConfig topics = audit.topics();
    Outcome outcome = audit.withKafka(kafka -> send(catalog, kafka, topics));
    json.print(outcome, outcome.sentence());
    return outcome.gone() == 0 ? 0 : 1;
  }

  /**
   * What was done.
   *
   * @param sent dead letters sent
   * @param gone refused records that retention has removed from the telemetry topic
   */
  private record Outcome(long sent, long gone) {
    String sentence() {
      String done =
          sent == 0 ? "No dead letter was sent." : "Sent %s dead letters again.".formatted(sent);
      return gone == 0 ? done : done + " %s records are gone from the topic.".formatted(gone);
    }
  }

  /** A report names a bounded number of offsets, so it is asked until it names none that exist. */
  private static Outcome send(AuditCatalog catalog, KafkaAccess kafka, TopicsConfig topics) {
    DeadLetterReconciliation letters = new DeadLetterReconciliation(catalog, kafka, topics);
    DeadLetterResend resend = new DeadLetterResend(kafka, topics);
    long sent = 0;
    while (true) {
      ReconciliationReport report = letters.report().letters();
      long round = resend.send(lost(catalog, topics.telemetry(), report));
      if (round == 0) {
        return new Outcome(sent, missing(report));
      }
      sent += round;
    }
  }

  private static long missing(ReconciliationReport report) {
    return report.partitions().stream().mapToLong(each -> each.missing().count()).sum();
  }

  private static Map<Integer, NavigableMap<Long, VerdictReason>> lost(
      AuditCatalog catalog, String topic, ReconciliationReport report) {
    Map<Integer, NavigableMap<Long, VerdictReason>> lost = new TreeMap<>();
    try (AuditRows rows = AuditRows.of(catalog, AuditTables.VERDICTS)) {
      for (PartitionReport partition : report.partitions()) {
        NavigableMap<Long, VerdictReason> reasons = reasons(rows, topic, partition);
        if (!reasons.isEmpty()) {
          lost.put(partition.partition(), reasons);
        }
      }
    }
    return lost;
  }

  private static NavigableMap<Long, VerdictReason> reasons(
      AuditRows rows, String topic, PartitionReport partition) {
    NavigableMap<Long, VerdictReason> reasons = new TreeMap<>();
    NavigableMap<Long, Long> missing = new TreeMap<>();
    partition.missing().ranges().forEach(range -> missing.put(range.first(), range.last()));
    if (missing.isEmpty()) {
      return reasons;
    }
    rows.read(
        AuditTables.VERDICTS,
        RowFilter.equal("kafka_topic", topic)
            .and(RowFilter.equal("kafka_partition", partition.partition()))
            .and(
                RowFilter.between(
                    "kafka_offset", missing.firstKey(), missing.lastEntry().getValue())),
        List.of("kafka_offset", "verdict"),
        row -> {
          long offset = row.number("kafka_offset");
          Map.Entry<Long, Long> range = missing.floorEntry(offset);
          if (range != null && offset <= range.getValue()) {
            reasons.put(offset, VerdictReason.valueOf(row.requiredText("verdict")));
          }
        });
    return reasons;
  }
}
