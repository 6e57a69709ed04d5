package dev.muster.connectors.kafka.batch;

import java.nio.ByteBuffer;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.utils.Crc32C;

/**
 * What a batch says of itself in front of its records. Kafka's own class for it throws over some of
 * it and isn't made to write it.
 *
 * @param bytes the whole batch, from its first byte on
 */
record BatchHeader(ByteBuffer bytes) {
  static final int BYTES = 61;

  private static final int LENGTH_AT = 8;
  private static final int LENGTH_COUNTS_FROM = 12;
  private static final int MAGIC_AT = 16;
  private static final int CRC_AT = 17;
  private static final int ATTRIBUTES_AT = 21;
  private static final int LAST_OFFSET_DELTA_AT = 23;
  private static final int COUNT_AT = 57;
  private static final int COMPRESSION = 0x07;
  private static final int CONTROL = 0x20;

  /** Whether the batch is of the form that brokers have taken since 2017. */
  boolean known() {
    return bytes.limit() >= BYTES && bytes.get(MAGIC_AT) == RecordBatch.MAGIC_VALUE_V2;
  }

  /** Whether its bytes are those that were sent. */
  boolean intact() {
    int crc = (int) Crc32C.compute(bytes, ATTRIBUTES_AT, bytes.limit() - ATTRIBUTES_AT);
    return bytes.getInt(CRC_AT) == crc;
  }

  /** Whether a broker wrote it about a transaction; no sender can. */
  boolean control() {
    return (attributes() & CONTROL) != 0;
  }

  /** Number of the compression; 0 for none. */
  int compression() {
    return attributes() & COMPRESSION;
  }

  /** Whether it claims no records, as one may that a broker has compacted. */
  boolean empty() {
    return bytes.getInt(COUNT_AT) == 0;
  }

  /** Whether its claims are possible. */
  boolean possible() {
    return bytes.getInt(COUNT_AT) > 0 && bytes.getInt(LAST_OFFSET_DELTA_AT) >= 0;
  }

  /** How many records it claims to hold; one where that is no number. */
  int count() {
    return Math.max(1, bytes.getInt(COUNT_AT));
  }

  /** The last offset less the first; never negative. */
  int lastOffsetDelta() {
    return Math.max(0, bytes.getInt(LAST_OFFSET_DELTA_AT));
  }

  /** Its records as they are packed. */
  ByteBuffer records() {
    return bytes.slice(BYTES, bytes.limit() - BYTES);
  }

  /** A batch of other records, not compressed, that says the same of itself otherwise. */
  ByteBuffer batch(byte[] records, int count) {
    ByteBuffer made = ByteBuffer.allocate(BYTES + records.length);
    made.put(bytes.slice(0, BYTES)).put(records).flip();
    made.putInt(LENGTH_AT, made.limit() - LENGTH_COUNTS_FROM);
    made.putShort(ATTRIBUTES_AT, (short) (attributes() & ~COMPRESSION));
    made.putInt(LAST_OFFSET_DELTA_AT, lastOffsetDelta());
    made.putInt(COUNT_AT, count);
    made.putInt(CRC_AT, (int) Crc32C.compute(made, ATTRIBUTES_AT, made.limit() - ATTRIBUTES_AT));
    return made;
  }

  private short attributes() {
    return bytes.getShort(ATTRIBUTES_AT);
  }
}
