package dev.muster.verify;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link RefusedRecord}. */
public final class RefusedRecordCodec implements Codec<RefusedRecord> {
  private static final int VERSION = 1;

  @Override
  public void write(RefusedRecord record, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    Fields.writeOrigin(record.origin(), out);
    Fields.writeBytes(record.key(), out);
    Fields.writeBytes(record.value(), out);
    out.writeByte(record.reason().code());
    out.writeUTF(record.detail());
  }

  @Override
  public RefusedRecord read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    return new RefusedRecord(
        Fields.readOrigin(in),
        Fields.readBytes(in),
        Fields.readBytes(in),
        VerdictReason.ofCode(in.readByte()),
        in.readUTF());
  }
}
