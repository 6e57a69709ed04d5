package dev.muster.remediate;

import dev.muster.verify.Codec;
import dev.muster.verify.Fields;
import dev.muster.verify.Origin;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link CommandChange}. */
public final class CommandChangeCodec implements Codec<CommandChange> {
  private static final int VERSION = 1;
  private static final IntentCodec INTENTS = new IntentCodec();

  @Override
  public void write(CommandChange change, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeLong(change.arrival());
    out.writeUTF(change.state().name());
    INTENTS.write(change.intent(), out);
    out.writeUTF(change.cohort());
    out.writeUTF(change.findingKind());
    out.writeBoolean(change.approvalRequired());
    RemediateFields.writeBudget(change.budget(), out);
    Fields.writeText(change.hold() == null ? null : change.hold().name(), out);
    RemediateFields.writeConsent(change.consent(), out);
    Fields.writeText(change.detail(), out);
    out.writeBoolean(change.answer() != null);
    if (change.answer() != null) {
      Fields.writeOrigin(change.answer(), out);
    }
  }

  @Override
  public CommandChange read(DataInput in) throws IOException {
    Fields.requireVersion(VERSION, in);
    return new CommandChange(
        in.readLong(),
        CommandState.valueOf(in.readUTF()),
        INTENTS.read(in),
        in.readUTF(),
        in.readUTF(),
        in.readBoolean(),
        RemediateFields.readBudget(in),
        hold(Fields.readText(in)),
        RemediateFields.readConsent(in),
        Fields.readText(in),
        origin(in));
  }

  private static Hold hold(String name) {
    return name == null ? null : Hold.valueOf(name);
  }

  private static Origin origin(DataInput in) throws IOException {
    return in.readBoolean() ? Fields.readOrigin(in) : null;
  }
}
