package dev.muster.connectors.kafka.batch;

import dev.muster.message.Unopened;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.DefaultRecord;
import org.apache.kafka.common.utils.ByteUtils;
import org.jspecify.annotations.Nullable;

/**
 * The second look at a batch that can't be handed on as it is: the same batch without compression,
 * with the same offsets, timestamps and producer, in which a stand-in says what is known of each
 * record that is not taken. Made for one batch.
 */
final class RebuiltBatch {
  private final BatchHeader header;
  private final Survey survey;
  private final BatchLimits limits;
  private final MessageDigest sha256;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);
  private int records;
  private int unopened;
  private int more;
  private int moreAt;
  private int lastOffset = -1;
  private long lastTimestamp;

  RebuiltBatch(BatchHeader header, Survey survey, BatchLimits limits, MessageDigest sha256) {
    this.header = header;
    this.survey = survey;
    this.limits = limits;
    this.sha256 = sha256;
  }

  /** Reads the batch again, from its first record on. */
  ByteBuffer from(UnpackedBytes in) {
    try {
      Unopened.@Nullable Cause end = copy(in);
      standForTheRest(end);
      byte[] all = bytes.toByteArray();
      if (more > 0) {
        ByteBuffer.wrap(all).putInt(moreAt, more);
      }
      return header.batch(all, records);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Unopened.@Nullable Cause copy(UnpackedBytes in) throws IOException {
    RecordReader reader = new RecordReader(in);
    Survey.Room room = survey.room();
    try {
      for (int i = 0; i < survey.records(); i++) {
        reader.start();
        if (room.takes(reader.body())) {
          take(in.take(reader.body()));
        } else {
          leave(in, reader);
        }
      }
      return survey.records() < header.count() ? leaveUnreadable(in, reader) : null;
    } catch (UnreadableBatchException e) {
      return e.why();
    }
  }

  private void take(byte[] body) throws UnreadableBatchException, IOException {
    RecordReader reader = RecordReader.of(body);
    int length = body.length;
    boolean bare = reader.headerCount() > limits.headers();
    if (bare) {
      length = Math.toIntExact(reader.headersAt()) + 1;
      body = Arrays.copyOf(body, length);
      body[length - 1] = 0;
    }
    ByteUtils.writeVarint(length, out);
    out.write(body);
    written(reader.offsetDelta(), reader.timestampDelta());
  }

  private void leave(UnpackedBytes in, RecordReader reader)
      throws UnreadableBatchException, IOException {
    StandIn standIn = new StandIn(in, reader, sha256);
    standIn.read();
    write(reader.offsetDelta(), reader.timestampDelta(), standIn, cause(reader));
  }

  /** The record at which the first look had to end. */
  private Unopened.Cause leaveUnreadable(UnpackedBytes in, RecordReader reader) throws IOException {
    Unopened.Cause cause = Unopened.Cause.UNREADABLE;
    StandIn standIn = new StandIn(in, reader, sha256);
    try {
      reader.start();
      standIn.read();
    } catch (UnreadableBatchException e) {
      cause = e.why();
    }
    if (lastOffset < header.lastOffsetDelta()) {
      boolean large = cause == Unopened.Cause.BATCH_TOO_LARGE;
      write(lastOffset + 1, lastTimestamp, standIn, large ? cause(reader) : cause);
    }
    return cause;
  }

  private Unopened.Cause cause(RecordReader reader) {
    return reader.body() > limits.recordBytes()
        ? Unopened.Cause.TOO_LARGE
        : Unopened.Cause.BATCH_TOO_LARGE;
  }

  /** Each record that the batch claims beside those that were read, at the offsets that remain. */
  private void standForTheRest(Unopened.@Nullable Cause cause) throws IOException {
    if (cause == null) {
      return;
    }
    byte[] nothing = sha256.digest(new byte[0]);
    for (long rest = rest(); rest > 0 && unopened < limits.stand(); rest--) {
      write(
          lastOffset + 1,
          lastTimestamp,
          null,
          null,
          new Unopened(cause, Unopened.NONE, Unopened.NONE, 0, nothing, 0));
    }
    more += rest();
  }

  private int rest() {
    long offsets = (long) header.lastOffsetDelta() - lastOffset;
    return (int) Math.max(0, Math.min((long) header.count() - records - more, offsets));
  }

  private void write(int offset, long timestamp, StandIn standIn, Unopened.Cause cause)
      throws IOException {
    if (unopened == limits.stand()) {
      more++;
      return;
    }
    write(offset, timestamp, standIn.keyHead(), standIn.valueHead(), standIn.unopened(cause));
  }

  private void write(
      int offset, long timestamp, byte @Nullable [] key, byte @Nullable [] value, Unopened what)
      throws IOException {
    unopened++;
    DefaultRecord.writeTo(
        out,
        offset,
        timestamp,
        key == null ? null : ByteBuffer.wrap(key),
        value == null ? null : ByteBuffer.wrap(value),
        new Header[] {UnopenedHeader.of(what)});
    moreAt = bytes.size() - UnopenedHeader.MORE_FROM_END;
    written(offset, timestamp);
  }

  private void written(int offset, long timestamp) {
    records++;
    lastOffset = offset;
    lastTimestamp = timestamp;
  }
}
