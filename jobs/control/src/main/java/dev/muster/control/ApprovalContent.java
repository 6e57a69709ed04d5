package dev.muster.control;

import dev.muster.control.approval.Approval;
import dev.muster.schemas.CommandId;
import dev.muster.schemas.Sha256;

/** Approvals as Avro. */
final class ApprovalContent implements ControlContent<Approval> {
  private static final AvroContent<dev.muster.schemas.Approval> AVRO =
      new AvroContent<>(new dev.muster.schemas.Approval());

  @Override
  public ControlKind kind() {
    return ControlKind.APPROVAL;
  }

  @Override
  public byte[] write(Approval approval) {
    return AVRO.write(
        new dev.muster.schemas.Approval(
            approval.version(),
            new CommandId(approval.command()),
            new Sha256(approval.commandSha256()),
            approval.approver(),
            approval.expiresAt()));
  }

  @Override
  public Approval read(byte[] bytes) throws MalformedContentException {
    dev.muster.schemas.Approval avro = AVRO.read(bytes);
    try {
      return new Approval(
          avro.getVersion(),
          avro.getCommand().bytes(),
          avro.getCommandSha256().bytes(),
          avro.getApprover(),
          avro.getExpiresAt());
    } catch (IllegalArgumentException e) {
      throw new MalformedContentException(e.getMessage(), e);
    }
  }

  @Override
  public boolean announces(byte[] bytes) {
    return AVRO.announces(bytes);
  }

  @Override
  public String subject(Approval approval) {
    return approval.subject();
  }

  @Override
  public long version(Approval approval) {
    return approval.version();
  }

  @Override
  public long expiresAt(Approval approval) {
    return approval.expiresAt();
  }
}
