package dev.muster.verify;

import dev.muster.arrival.OriginFields;
import dev.muster.message.Unopened;
import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The bytes of a {@link RefusedRecord}. */
public final class RefusedRecordForm extends Form<RefusedRecord> {
  public RefusedRecordForm() {
    super("refused-record", RefusedRecord.class);
  }

  @Override
  protected void writeFields(RefusedRecord record, DataOutput out) throws IOException {
    OriginFields.write(record.origin(), out);
    Fields.writeBytes(record.key(), out);
    Fields.writeBytes(record.value(), out);
    out.writeByte(record.reason().code());
    out.writeUTF(record.detail());
    write(record.unopened(), out);
  }

  @Override
  protected RefusedRecord readFields(int found, DataInput in) throws IOException {
    return new RefusedRecord(
        OriginFields.read(in),
        Fields.readBytes(in),
        Fields.readBytes(in),
        VerdictReason.ofCode(in.readByte()),
        in.readUTF(),
        readUnopened(in));
  }

  private static void write(@Nullable Unopened unopened, DataOutput out) throws IOException {
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

  private static @Nullable Unopened readUnopened(DataInput in) throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    return new Unopened(
        Unopened.Cause.ofCode(in.readByte()),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        Fields.requireBytes(in),
        in.readInt());
  }
}
