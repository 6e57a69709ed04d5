package dev.muster.message;

import java.util.Arrays;

/**
 * What is known of a record that nobody took into memory: because of its size, or because the batch
 * that it came in can't be unpacked so far. Immutable: the digest is never written to.
 *
 * @param keyBytes length of its key as it declares it; {@link #NONE} if it has none or that was not
 *     read
 * @param valueBytes length of its value as it declares it; {@link #NONE} likewise
 * @param digestedBytes how many bytes of the value the digest is of; all, if there were as many
 * @param sha256 SHA-256 of the value's first {@code digestedBytes}
 * @param more how many records of the same batch behind it this one stands for, beside itself
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its content.
public record Unopened(
    Cause cause, long keyBytes, long valueBytes, long digestedBytes, byte[] sha256, int more) {
  /** No key, no value, or nothing that is known of it. */
  public static final long NONE = -1;

  /** Why a record was left unopened. */
  public enum Cause {
    /** The record is larger than any that is taken. */
    TOO_LARGE(1, "the record is larger than the limit"),

    /** Its batch unpacks to more than any that is taken. */
    BATCH_TOO_LARGE(2, "its batch unpacks to more than the limit"),

    /** Its batch can't be unpacked, or holds no records behind this point. */
    UNREADABLE(3, "its batch can't be unpacked to its end");

    private final int code;
    private final String words;

    Cause(int code, String words) {
      this.code = code;
      this.words = words;
    }

    /** The number that stored bytes hold; never changes. */
    public int code() {
      return code;
    }

    /**
     * The cause of a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Cause ofCode(int code) {
      for (Cause each : values()) {
        if (each.code == code) {
          return each;
        }
      }
      throw new IllegalArgumentException("no cause has the code " + code);
    }

    /** The cause, for people. */
    public String words() {
      return words;
    }
  }

  /** Whether size alone is wrong with it. */
  public boolean tooLarge() {
    return cause != Cause.UNREADABLE;
  }

  /** One short sentence for people. */
  public String sentence() {
    StringBuilder said = new StringBuilder(cause.words());
    if (valueBytes != NONE) {
      said.append(", it declares a value of ").append(valueBytes).append(" bytes");
    }
    if (keyBytes != NONE) {
      said.append(", and a key of ").append(keyBytes);
    }
    if (digestedBytes < valueBytes) {
      said.append(", of which ").append(digestedBytes).append(" were read");
    }
    if (more > 0) {
      said.append("; it stands for ").append(more).append(" more records behind it");
    }
    return said.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Unopened that
        && cause == that.cause
        && keyBytes == that.keyBytes
        && valueBytes == that.valueBytes
        && digestedBytes == that.digestedBytes
        && Arrays.equals(sha256, that.sha256)
        && more == that.more;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sha256);
  }
}
