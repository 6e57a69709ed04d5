package dev.muster.control;

import dev.muster.control.approval.Approval;
import dev.muster.schemas.CommandId;
import dev.muster.schemas.Sha256;

/** Approvals as Avro. */
final class ApprovalContent extends AvroControlContent<Approval, dev.muster.schemas.Approval> {
  ApprovalContent() {
    super(
        ControlKind.APPROVAL,
        new AvroContent<>(new dev.muster.schemas.Approval()),
        Approval::subject,
        Approval::version,
        Approval::expiresAt);
  }

  @Override
  protected dev.muster.schemas.Approval avro(Approval approval) {
    return new dev.muster.schemas.Approval(
        approval.version(),
        new CommandId(approval.command()),
        new Sha256(approval.commandSha256()),
        approval.approver(),
        approval.expiresAt());
  }

  @Override
  protected Approval content(dev.muster.schemas.Approval avro) {
    return new Approval(
        avro.getVersion(),
        avro.getCommand().bytes(),
        avro.getCommandSha256().bytes(),
        avro.getApprover(),
        avro.getExpiresAt());
  }
}
