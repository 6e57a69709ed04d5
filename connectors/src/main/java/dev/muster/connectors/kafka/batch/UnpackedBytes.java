package dev.muster.connectors.kafka.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The records of one batch as bytes, unpacked while they are read and up to a bound. Takes memory
 * for what is there, never for what is declared. Not thread-safe.
 */
final class UnpackedBytes implements AutoCloseable {
  private static final int CHUNK = 16 * 1024;
  private static final int VARINT_BYTES = 5;
  private static final int VARLONG_BYTES = 10;

  private final @Nullable InputStream packed;
  private final byte[] chunk;
  private final long most;
  private int next;
  private int end;
  private long before;

  private UnpackedBytes(@Nullable InputStream packed, byte[] chunk, int next, int end, long most) {
    this.packed = packed;
    this.chunk = chunk;
    this.next = next;
    this.end = end;
    this.before = -next;
    this.most = most;
  }

  /** Bytes that need no unpacking; not to be changed meanwhile. */
  static UnpackedBytes of(byte[] bytes, int from, int length) {
    return new UnpackedBytes(null, bytes, from, from + length, Long.MAX_VALUE);
  }

  /** Bytes that need no unpacking, from the buffer's position to its limit. */
  static UnpackedBytes of(ByteBuffer buffer) {
    if (buffer.hasArray()) {
      return of(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
    }
    byte[] copy = new byte[buffer.remaining()];
    buffer.duplicate().get(copy);
    return of(copy, 0, copy.length);
  }

  /**
   * Bytes that a stream unpacks.
   *
   * @param most how many are unpacked at most
   */
  static UnpackedBytes unpacking(InputStream packed, int most) {
    return new UnpackedBytes(packed, new byte[CHUNK], 0, 0, most);
  }

  /** How many bytes were read. */
  long position() {
    return before + next;
  }

  /** Whether there are no more. */
  boolean ended() throws UnreadableBatchException {
    return next == end && !fill();
  }

  int read() throws UnreadableBatchException {
    if (ended()) {
      throw UnreadableBatchException.garbage("it ends within a record");
    }
    return chunk[next++] & 0xff;
  }

  /** A zigzag number as Kafka writes it. */
  int varint() throws UnreadableBatchException {
    int raw = (int) unsigned(VARINT_BYTES);
    return (raw >>> 1) ^ -(raw & 1);
  }

  /** A long zigzag number as Kafka writes it. */
  long varlong() throws UnreadableBatchException {
    long raw = unsigned(VARLONG_BYTES);
    return (raw >>> 1) ^ -(raw & 1);
  }

  private long unsigned(int longest) throws UnreadableBatchException {
    long value = 0;
    for (int i = 0; i < longest; i++) {
      int read = read();
      value |= (long) (read & 0x7f) << (7 * i);
      if (read < 0x80) {
        return value;
      }
    }
    throw UnreadableBatchException.garbage("a number in it is too long");
  }

  /** Steps over bytes; the bound is asked first, so that nothing is unpacked in vain. */
  void skip(long bytes) throws UnreadableBatchException {
    if (bytes > most - position()) {
      throw UnreadableBatchException.tooLarge();
    }
    read(bytes, null, null);
  }

  /** Steps over all that is left. */
  void skipAll() throws UnreadableBatchException {
    while (!ended()) {
      next = end;
    }
  }

  /** Takes bytes whose number the caller has bounded. */
  byte[] take(int bytes) throws UnreadableBatchException {
    byte[] taken = new byte[bytes];
    read(bytes, null, taken);
    return taken;
  }

  /**
   * Reads bytes and keeps little of them.
   *
   * @param digest gets all of them, or null
   * @param head gets the first of them, as many as it has room for, or null
   */
  void read(long bytes, @Nullable MessageDigest digest, byte @Nullable [] head)
      throws UnreadableBatchException {
    long left = bytes;
    int kept = 0;
    while (left > 0) {
      if (ended()) {
        throw UnreadableBatchException.garbage("it ends within a record");
      }
      int here = (int) Math.min(left, end - next);
      if (digest != null) {
        digest.update(chunk, next, here);
      }
      if (head != null && kept < head.length) {
        int more = Math.min(here, head.length - kept);
        System.arraycopy(chunk, next, head, kept, more);
        kept += more;
      }
      next += here;
      left -= here;
    }
  }

  /** Gives back what unpacking takes outside of the heap. */
  @Override
  public void close() {
    try {
      if (packed != null) {
        packed.close();
      }
    } catch (IOException | RuntimeException e) {
      // What was read of it counts.
    }
  }

  private boolean fill() throws UnreadableBatchException {
    if (packed == null) {
      return false;
    }
    if (position() >= most) {
      throw UnreadableBatchException.tooLarge();
    }
    before += next;
    next = 0;
    end = 0;
    end = Math.max(0, unpack(packed, (int) Math.min(chunk.length, most - before)));
    return end > 0;
  }

  /** Whatever a stream throws over garbage, errors of native code among it, says the same. */
  private int unpack(InputStream from, int room) throws UnreadableBatchException {
    try {
      return from.read(chunk, 0, room);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (IOException | RuntimeException | Error e) {
      throw UnreadableBatchException.garbage("it can't be unpacked");
    }
  }
}
