package dev.muster.verify;

import dev.muster.message.Unopened;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The bytes of a {@link RefusedRecord}. Version 2 adds what is known of a record that was left
 * unopened; what was stored before was here whole.
 */
public final class RefusedRecordCodec implements Codec<RefusedRecord> {
  private static final int VERSION = 2;
  private static final int WITH_UNOPENED = 2;

  @Override
  public void write(RefusedRecord record, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    Fields.writeOrigin(record.origin(), out);
    Fields.writeBytes(record.key(), out);
    Fields.writeBytes(record.value(), out);
    out.writeByte(record.reason().code());
    out.writeUTF(record.detail());
    write(record.unopened(), out);
  }

  @Override
  public RefusedRecord read(DataInput in) throws IOException {
    int version = Fields.readVersion(VERSION, in);
    return new RefusedRecord(
        Fields.readOrigin(in),
        Fields.readBytes(in),
        Fields.readBytes(in),
        VerdictReason.ofCode(in.readByte()),
        in.readUTF(),
        version < WITH_UNOPENED ? null : readUnopened(in));
  }

  private static void write(Unopened unopened, DataOutput out) throws IOException {
    out.writeBoolean(unopened != null);
    if (unopened != null) {
      out.writeByte(unopened.cause().code());
      out.writeLong(unopened.keyBytes());
      out.writeLong(unopened.valueBytes());
      out.writeLong(unopened.digestedBytes());
      Fields.writeBytes(unopened.sha256(), out);
      out.writeInt(unopened.more());
    }
  }

  private static Unopened readUnopened(DataInput in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    return new Unopened(
        Unopened.Cause.ofCode(in.readByte()),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Fields.readBytes(in),
        in.readInt());
  }
}
