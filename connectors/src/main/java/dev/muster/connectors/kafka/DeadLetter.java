package dev.muster.connectors.kafka;

import dev.muster.arrival.Origin;
import dev.muster.dispatch.RefusedIntent;
import dev.muster.message.Unopened;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.verify.RefusedRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.AbstractRecords;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * A refused record on its way to quarantine: untouched where it fits, else as digest, length and
 * beginning, so that there is none that a quarantine doesn't take.
 *
 * @param reason stable name of the reason
 * @param detail one short sentence for people
 * @param unopened what is known of a record of which key and value are the beginnings only; null
 *     for one that is here whole
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes as they came; letters are never compared.
public record DeadLetter(
    Origin origin,
    byte @Nullable [] key,
    byte @Nullable [] value,
    String reason,
    String detail,
    @Nullable Unopened unopened) {
  /** Header with the stable name of the reason. */
  public static final String REASON_HEADER = "muster-reason";

  /** Header with the length of the original value, where the letter holds its beginning only. */
  public static final String BYTES_HEADER = "muster-original-bytes";

  /** Header with the length of the original key, where the letter holds its beginning only. */
  public static final String KEY_BYTES_HEADER = "muster-original-key-bytes";

  /** Header with the SHA-256 of the original value in hex. */
  public static final String SHA256_HEADER = "muster-original-sha256";

  /** Header with the number of the value's first bytes that the digest is of. */
  public static final String DIGESTED_HEADER = "muster-original-digested-bytes";

  /** Header with the number of records behind this one that the letter stands for too. */
  public static final String MORE_HEADER = "muster-original-more";

  private static final String ERRORS = "__dlq.errors.";

  /** Header with the partition that the refused record stands on, in decimal digits. */
  public static final String PARTITION_HEADER = ERRORS + "partition";

  /** Header with the offset that the refused record stands at, in decimal digits. */
  public static final String OFFSET_HEADER = ERRORS + "offset";

  /** What is kept of the beginning of a key or value that is not kept whole. */
  static final int HEAD = 512;

  /** The letter of a record of telemetry. */
  public static DeadLetter of(RefusedRecord refused) {
    return new DeadLetter(
        refused.origin(),
        refused.key(),
        refused.value(),
        refused.reason().wireName(),
        refused.detail(),
        refused.unopened());
  }

  /** The letter of what was not signed. */
  static DeadLetter of(RefusedIntent refused) {
    return new DeadLetter(
        refused.origin(),
        refused.key(),
        refused.value(),
        refused.reason().name(),
        refused.detail(),
        refused.unopened());
  }

  /**
   * The record to be written. It keeps the partition number of its source where the quarantine is
   * wide enough, so that the order within a partition stays.
   *
   * @param room the largest record in bytes that the quarantine takes
   */
  public ProducerRecord<byte[], byte[]> to(
      String quarantine, int partitions, int room, @Nullable Long timestamp) {
    Headers headers = headers();
    DeadLetter fitting = this;
    if (unopened == null && bytes(headers) > room) {
      fitting = shortened();
      headers = fitting.headers();
    }
    return new ProducerRecord<>(
        quarantine,
        origin.partition() % partitions,
        timestamp == null || timestamp < 0 ? null : timestamp,
        fitting.key,
        fitting.value,
        headers);
  }

  private DeadLetter shortened() {
    byte[] digest = CryptoProvider.fastest().sha256().digest(value == null ? new byte[0] : value);
    Unopened known =
        new Unopened(
            Unopened.Cause.TOO_LARGE,
            length(key),
            length(value),
            Math.max(0, length(value)),
            digest,
            0);
    return new DeadLetter(origin, head(key), head(value), reason, detail, known);
  }

  private Headers headers() {
    Headers headers = new RecordHeaders();
    add(headers, ERRORS + "topic", origin.topic());
    add(headers, PARTITION_HEADER, String.valueOf(origin.partition()));
    add(headers, OFFSET_HEADER, String.valueOf(origin.offset()));
    add(headers, ERRORS + "message", detail);
    add(headers, REASON_HEADER, reason);
    if (unopened != null) {
      addNumber(headers, KEY_BYTES_HEADER, unopened.keyBytes());
      addNumber(headers, BYTES_HEADER, unopened.valueBytes());
      addNumber(headers, DIGESTED_HEADER, unopened.digestedBytes());
      add(headers, SHA256_HEADER, HexFormat.of().formatHex(unopened.sha256()));
      if (unopened.more() > 0) {
        addNumber(headers, MORE_HEADER, unopened.more());
      }
    }
    return headers;
  }

  /** As a producer counts them before it sends. */
  private int bytes(Headers headers) {
    return AbstractRecords.estimateSizeInBytesUpperBound(
        RecordBatch.CURRENT_MAGIC_VALUE, CompressionType.NONE, key, value, headers.toArray());
  }

  private static void addNumber(Headers headers, String name, long number) {
    if (number != Unopened.NONE) {
      add(headers, name, String.valueOf(number));
    }
  }

  private static void add(Headers headers, String name, String text) {
    headers.add(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static long length(byte @Nullable [] bytes) {
    return bytes == null ? Unopened.NONE : bytes.length;
  }

  private static byte @Nullable [] head(byte @Nullable [] bytes) {
    return bytes == null || bytes.length <= HEAD ? bytes : Arrays.copyOf(bytes, HEAD);
  }
}
