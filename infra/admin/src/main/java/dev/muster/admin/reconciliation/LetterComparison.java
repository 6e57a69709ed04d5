package dev.muster.admin.reconciliation;

import dev.muster.audit.AuditTables;
import dev.muster.audit.Reconciliation;
import dev.muster.audit.RecordFacts;
import dev.muster.audit.RowFacts;
import dev.muster.connectors.iceberg.AuditRows;
import dev.muster.connectors.kafka.DeadLetter;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.Unopened;
import dev.muster.message.digest.Sha256;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Holds dead letters against the rows of the records that they name: the digest of their bytes,
 * what these say of themselves, and the reason. The row is held against the record on the topic by
 * {@link RowComparison}, so the letter is as well, without the record being read again.
 *
 * <p>Of a letter that holds the beginning of its record only, it is the digest in its header that
 * is compared, and that only where the row has the digest of the whole value too: where no message
 * was read in it.
 *
 * <p>What is kept of letters is bounded, however many there are. Not thread-safe.
 */
final class LetterComparison {
  /** Some 5 MiB of what letters show. */
  private static final int WINDOW = 1 << 14;

  private final AuditRows rows;
  private final String topic;
  private final Reconciliation letters;
  private final MessageDigest sha256;
  private final Map<Integer, NavigableMap<Long, Letter>> window = new TreeMap<>();
  private int kept;

  /** A comparison with these rows of verdicts. */
  LetterComparison(AuditRows rows, String topic, Reconciliation letters) {
    this.rows = rows;
    this.topic = topic;
    this.letters = letters;
    this.sha256 = Sha256.begin();
  }

  private record Letter(RecordFacts facts, @Nullable String reason) {
    List<String> differing(RowFacts row) {
      List<String> columns = new ArrayList<>(facts.differingAsLetter(row));
      if (!row.verdict().equals(reason)) {
        columns.add("verdict");
      }
      return columns;
    }
  }

  /** Notes the letter of a record. */
  void add(int partition, long offset, ConsumerRecord<byte[], byte[]> letter) {
    NavigableMap<Long, Letter> of = window.computeIfAbsent(partition, any -> new TreeMap<>());
    if (of.containsKey(offset) || kept >= WINDOW) {
      finish();
      of = window.computeIfAbsent(partition, any -> new TreeMap<>());
    }
    of.put(offset, letter(partition, offset, letter));
    kept++;
  }

  /** Compares what was noted. */
  void finish() {
    window.forEach(this::compare);
    window.clear();
    kept = 0;
  }

  private void compare(int partition, NavigableMap<Long, Letter> noted) {
    rows.read(
        AuditTables.VERDICTS,
        VerdictColumns.ofRange(topic, partition, noted.firstKey(), noted.lastKey()),
        VerdictColumns.ALL,
        row -> {
          long offset = row.number("kafka_offset");
          Letter letter = noted.get(offset);
          List<String> columns =
              letter == null ? List.of() : letter.differing(VerdictColumns.facts(row));
          if (!columns.isEmpty()) {
            letters.partition(partition).differing(offset, columns);
          }
        });
  }

  private Letter letter(int partition, long offset, ConsumerRecord<byte[], byte[]> letter) {
    ArrivedRecord record =
        new ArrivedRecord(
            topic,
            partition,
            offset,
            letter.timestamp(),
            letter.key(),
            letter.value(),
            false,
            0,
            unopened(letter));
    return new Letter(
        RecordFacts.of(record, sha256), LetterHeaders.text(letter, DeadLetter.REASON_HEADER));
  }

  /** What the headers say of a record that is not here whole; null for one that is. */
  private static @Nullable Unopened unopened(ConsumerRecord<byte[], byte[]> letter) {
    String digest = LetterHeaders.text(letter, DeadLetter.SHA256_HEADER);
    if (digest == null) {
      return null;
    }
    return new Unopened(
        Unopened.Cause.TOO_LARGE,
        LetterHeaders.number(letter, DeadLetter.KEY_BYTES_HEADER),
        LetterHeaders.number(letter, DeadLetter.BYTES_HEADER),
        LetterHeaders.number(letter, DeadLetter.DIGESTED_HEADER),
        digest(digest),
        0);
  }

  private static byte[] digest(String hex) {
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
