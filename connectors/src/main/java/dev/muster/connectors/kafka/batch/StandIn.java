package dev.muster.connectors.kafka.batch;

import dev.muster.message.Unopened;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is found out about one record that is not taken: its measures, digest and beginning. */
final class StandIn {
  private static final int HEAD = 512;

  private final UnpackedBytes in;
  private final RecordReader reader;
  private final MessageDigest sha256;
  private final byte[] key = new byte[HEAD];
  private final byte[] value = new byte[HEAD];
  private long keyBytes = Unopened.NONE;
  private long keyRead;
  private long valueBytes = Unopened.NONE;
  private long valueRead;

  StandIn(UnpackedBytes in, RecordReader reader, MessageDigest sha256) {
    this.in = in;
    this.reader = reader;
    this.sha256 = sha256;
    sha256.reset();
  }

  /** Reads a record whose length was read, to its end or as far as it can be. */
  void read() throws UnreadableBatchException {
    keyBytes = reader.fields();
    long start = in.position();
    try {
      in.read(Math.max(0, keyBytes), null, key);
    } finally {
      keyRead = in.position() - start;
    }
    valueBytes = reader.length();
    readValue();
    reader.headers();
  }

  private void readValue() throws UnreadableBatchException {
    long start = in.position();
    try {
      in.read(Math.max(0, valueBytes), sha256, value);
    } finally {
      valueRead = in.position() - start;
    }
  }

  /** The beginning of the key, all of a small one; null if there is none. */
  byte @Nullable [] keyHead() {
    return head(key, keyBytes, keyRead);
  }

  /** The beginning of the value, all of a small one; null if there is none. */
  byte @Nullable [] valueHead() {
    return head(value, valueBytes, valueRead);
  }

  Unopened unopened(Unopened.Cause cause) {
    return new Unopened(cause, keyBytes, valueBytes, valueRead, sha256.digest(), 0);
  }

  private static byte @Nullable [] head(byte[] head, long declared, long read) {
    return declared == Unopened.NONE ? null : Arrays.copyOf(head, (int) Math.min(HEAD, read));
  }
}
