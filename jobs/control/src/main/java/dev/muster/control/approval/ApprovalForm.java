package dev.muster.control.approval;

import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of an {@link Approval}. */
public final class ApprovalForm extends Form<Approval> {
  public ApprovalForm() {
    super("approval", Approval.class);
  }

  @Override
  protected void writeFields(Approval approval, DataOutput out) throws IOException {
    out.writeLong(approval.version());
    out.write(approval.command());
    out.write(approval.commandSha256());
    out.writeUTF(approval.approver());
    out.writeLong(approval.expiresAt());
  }

  @Override
  protected Approval readFields(int found, DataInput in) throws IOException {
    return new Approval(
        in.readLong(),
        Fields.readBytes(Approval.COMMAND_BYTES, in),
        Fields.readBytes(Approval.DIGEST_BYTES, in),
        in.readUTF(),
        in.readLong());
  }
}
