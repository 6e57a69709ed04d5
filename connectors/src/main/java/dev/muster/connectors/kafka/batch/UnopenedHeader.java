package dev.muster.connectors.kafka.batch;

import dev.muster.message.Unopened;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * How a stand-in says what it stands for, on the way from the batch to whoever reads its records.
 *
 * <p>Nobody outside can write such a record: the header's name is drawn once in each process and
 * leaves it nowhere. In a recording, which is trusted as to its timestamps too, the name is fixed.
 */
public final class UnopenedHeader {
  /** The name in recordings. */
  public static final String RECORDED = "muster-unopened";

  /** Where the number of further records stands, from the end of the header's value. */
  static final int MORE_FROM_END = Integer.BYTES;

  private static final String NAME =
      RECORDED
          + "-"
          + new BigInteger(Long.SIZE * 2, new SecureRandom()).toString(Character.MAX_RADIX);
  private static final int SHA256_BYTES = 32;
  private static final int BYTES = 1 + 3 * Long.BYTES + SHA256_BYTES + Integer.BYTES;

  private UnopenedHeader() {}

  /** What a record of this process's consumers stands for; empty if it is a record like any. */
  public static Optional<Unopened> in(Headers headers) {
    return read(headers, NAME);
  }

  /** What a record of a recording stands for; empty if it is a record like any. */
  public static Optional<Unopened> recordedIn(Headers headers) {
    return read(headers, RECORDED);
  }

  /** The header of a stand-in. */
  static Header of(Unopened unopened) {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.put((byte) unopened.cause().code());
    bytes.putLong(unopened.keyBytes());
    bytes.putLong(unopened.valueBytes());
    bytes.putLong(unopened.digestedBytes());
    bytes.put(unopened.sha256());
    bytes.putInt(unopened.more());
    return new RecordHeader(NAME, bytes.array());
  }

  /** The header as a recording keeps it, under the name that can be read again. */
  public static Header recorded(Header header) {
    return header.key().equals(NAME) ? new RecordHeader(RECORDED, header.value()) : header;
  }

  private static Optional<Unopened> read(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    if (header == null || header.value() == null || header.value().length != BYTES) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(header.value());
    Unopened.Cause cause;
    try {
      cause = Unopened.Cause.ofCode(bytes.get());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    long keyBytes = bytes.getLong();
    long valueBytes = bytes.getLong();
    long digestedBytes = bytes.getLong();
    byte[] sha256 = new byte[SHA256_BYTES];
    bytes.get(sha256);
    return Optional.of(
        new Unopened(cause, keyBytes, valueBytes, digestedBytes, sha256, bytes.getInt()));
  }
}
