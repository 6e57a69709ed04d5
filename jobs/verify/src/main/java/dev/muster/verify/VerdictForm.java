package dev.muster.verify;

import dev.muster.arrival.OriginFields;
import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The bytes of a {@link Verdict}. */
public final class VerdictForm extends Form<Verdict> {
  public VerdictForm() {
    super("verdict", Verdict.class);
  }

  @Override
  protected void writeFields(Verdict verdict, DataOutput out) throws IOException {
    OriginFields.write(verdict.origin(), out);
    out.writeByte(verdict.reason().code());
    Fields.writeText(verdict.device(), out);
    Fields.writeText(verdict.gateway(), out);
    out.writeInt(verdict.sizeBytes());
    Fields.writeBytes(verdict.messageSha256(), out);
    writeClaims(verdict.claims(), out);
    Fields.writeText(verdict.judgedBy().cohort(), out);
    out.writeLong(verdict.judgedBy().registryVersion());
    out.writeLong(verdict.judgedBy().trustVersion());
  }

  @Override
  @SuppressWarnings("NullAway") // Which does not see that the array of a record may be null.
  protected Verdict readFields(int found, DataInput in) throws IOException {
    return new Verdict(
        OriginFields.read(in),
        VerdictReason.ofCode(in.readByte()),
        Fields.readText(in),
        Fields.readText(in),
        in.readInt(),
        Fields.readBytes(in),
        readClaims(in),
        new JudgedBy(Fields.readText(in), in.readLong(), in.readLong()));
  }

  private static void writeClaims(@Nullable MessageClaims claims, DataOutput out)
      throws IOException {
    out.writeBoolean(claims != null);
    if (claims != null) {
      out.writeUTF(claims.algorithm());
      out.writeLong(claims.kid());
      out.writeLong(claims.epoch());
      out.writeLong(claims.sequence());
      out.writeLong(claims.deviceTime());
      out.writeUTF(claims.messageType());
    }
  }

  private static @Nullable MessageClaims readClaims(DataInput in) throws IOException {
    return in.readBoolean()
        ? new MessageClaims(
            in.readUTF(), in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readUTF())
        : null;
  }
}
