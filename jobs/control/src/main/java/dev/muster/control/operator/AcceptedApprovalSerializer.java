package dev.muster.control.operator;

import dev.muster.control.approval.AcceptedApproval;
import dev.muster.control.approval.Approval;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializer of {@link AcceptedApproval}, format 1. */
public final class AcceptedApprovalSerializer extends ElementSerializer<AcceptedApproval> {
  /** The only instance needed. */
  public static final AcceptedApprovalSerializer INSTANCE = new AcceptedApprovalSerializer();

  private static final long serialVersionUID = 1L;
  private static final int FORMAT = 1;

  AcceptedApprovalSerializer() {
    super(FORMAT);
  }

  @Override
  void write(AcceptedApproval element, DataOutputView out) throws IOException {
    out.writeLong(element.validFrom());
    Approval approval = element.approval();
    out.writeLong(approval.version());
    out.write(approval.command());
    out.write(approval.commandSha256());
    out.writeUTF(approval.approver());
    out.writeLong(approval.expiresAt());
  }

  @Override
  AcceptedApproval read(DataInputView in) throws IOException {
    return new AcceptedApproval(
        in.readLong(),
        new Approval(
            in.readLong(),
            bytes(Approval.COMMAND_BYTES, in),
            bytes(Approval.DIGEST_BYTES, in),
            in.readUTF(),
            in.readLong()));
  }

  private static byte[] bytes(int length, DataInputView in) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  @Override
  public TypeSerializerSnapshot<AcceptedApproval> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What Flink keeps beside state to find this serializer again. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<AcceptedApproval> {
    /** Made by Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
