package dev.muster.admin.reconciliation;

import dev.muster.audit.AuditTables;
import dev.muster.audit.Reconciliation;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.AuditRow;
import dev.muster.connectors.iceberg.AuditRows;
import dev.muster.connectors.iceberg.RowFilter;
import dev.muster.connectors.kafka.DeadLetter;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TopicProgress;
import dev.muster.connectors.kafka.TopicReader;
import dev.muster.pipeline.config.TopicsConfig;
import dev.muster.verify.VerdictReason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Compares the refused rows of the table {@code verdicts} with the dead letters: up to the newest
 * TICK row of a partition each refused row has one dead letter, with the bytes that the row is
 * about and its reason. Partition and offset are those of the refused record.
 *
 * <p>Rows and letters are committed by different systems, rows perhaps first. But a checkpoint
 * writes its letters before it completes, and rows are committed after: so the letter of every row
 * that is seen was on the quarantine before. If it is among the committed ones, all is well; if it
 * stands where transactions are not settled yet, it is in flight; and if it is neither, it was
 * taken back, and is lost. Other transactions that are open meanwhile change nothing about that.
 *
 * <p>What names no record that it could be of is no dead letter, whoever wrote it, and is passed
 * over and counted: anybody who may write there could else keep an auditor from an answer.
 */
public record DeadLetterReconciliation(
    AuditCatalog catalog, KafkaAccess access, TopicsConfig topics) {
  /** What names a partition beyond these names none that Kafka would have. */
  private static final long MOST_PARTITIONS = 100_000;

  /** Reads both and compares them. */
  public DeadLetterReport report() {
    Reconciliation letters = new Reconciliation();
    Map<Integer, Long> cuts = new HashMap<>();
    try (AuditRows rows = AuditRows.of(catalog, AuditTables.VERDICTS)) {
      rows.read(
          AuditTables.VERDICTS,
          RowFilter.equal("kafka_topic", topics.telemetry())
              .and(RowFilter.not("verdict", VerdictReason.ACCEPTED.wireName())),
          List.of("kafka_partition", "kafka_offset", "verdict"),
          row -> note(row, letters, cuts));
      Map<Integer, Long> settled = new TopicProgress(access, topics.quarantine()).settledBelow();
      LetterComparison comparison = new LetterComparison(rows, topics.telemetry(), letters);
      long foreign = readLetters(letters, cuts, comparison);
      comparison.finish();
      readUnsettled(settled, letters);
      return new DeadLetterReport(letters.report(), foreign);
    }
  }

  private static void note(AuditRow row, Reconciliation letters, Map<Integer, Long> cuts) {
    int partition = row.integer("kafka_partition");
    long offset = row.number("kafka_offset");
    if (VerdictReason.TICK.wireName().equals(row.text("verdict"))) {
      letters.partition(partition).cutAt(offset);
      cuts.merge(partition, offset, Math::max);
    } else {
      letters.partition(partition).delivered(offset);
    }
  }

  /** Returns how many it passed over. */
  private long readLetters(
      Reconciliation letters, Map<Integer, Long> cuts, LetterComparison comparison) {
    long[] foreign = {0};
    try (TopicReader reader = TopicReader.open(access, topics.quarantine())) {
      Map<Integer, Long> earliest = reader.earliest();
      Set<Integer> seen = new HashSet<>();
      reader.readRecords(
          letter -> {
            if (!namesOrigin(letter)) {
              foreign[0]++;
              return;
            }
            int partition = (int) LetterHeaders.number(letter, DeadLetter.PARTITION_HEADER);
            long offset = LetterHeaders.number(letter, DeadLetter.OFFSET_HEADER);
            if (seen.add(partition) && earliest.getOrDefault(letter.partition(), 0L) > 0) {
              letters.partition(partition).retainedFrom(offset);
            }
            if (offset <= cuts.getOrDefault(partition, -1L)) {
              letters.partition(partition).row(offset, false);
              comparison.add(partition, offset, letter);
            }
          });
    }
    return foreign[0];
  }

  /** What is committed meanwhile is read either here or among the committed ones, or twice. */
  private void readUnsettled(Map<Integer, Long> settled, Reconciliation letters) {
    try (TopicReader reader = TopicReader.openUncommitted(access, topics.quarantine())) {
      reader.readFrom(
          settled,
          letter -> {
            if (namesOrigin(letter)) {
              letters
                  .partition((int) LetterHeaders.number(letter, DeadLetter.PARTITION_HEADER))
                  .awaited(LetterHeaders.number(letter, DeadLetter.OFFSET_HEADER));
            }
          });
    }
  }

  private static boolean namesOrigin(ConsumerRecord<byte[], byte[]> letter) {
    long partition = LetterHeaders.number(letter, DeadLetter.PARTITION_HEADER);
    return partition >= 0
        && partition < MOST_PARTITIONS
        && LetterHeaders.number(letter, DeadLetter.OFFSET_HEADER) >= 0;
  }
}
