package dev.muster.remediate;

import dev.muster.arrival.Origin;
import dev.muster.arrival.OriginFields;
import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The bytes of a {@link CommandChange}. */
public final class CommandChangeForm extends Form<CommandChange> {
  private static final IntentForm INTENTS = new IntentForm();

  public CommandChangeForm() {
    super("command-change", CommandChange.class);
  }

  @Override
  protected void writeFields(CommandChange change, DataOutput out) throws IOException {
    out.writeLong(change.arrival());
    out.writeUTF(change.state().name());
    INTENTS.write(change.intent(), out);
    out.writeUTF(change.cohort());
    out.writeUTF(change.findingKind());
    out.writeBoolean(change.approvalRequired());
    RemediateFields.writeBudget(change.budget(), out);
    Fields.writeName(change.hold(), out);
    RemediateFields.writeConsent(change.consent(), out);
    Fields.writeText(change.detail(), out);
    out.writeBoolean(change.answer() != null);
    if (change.answer() != null) {
      OriginFields.write(change.answer(), out);
    }
  }

  @Override
  protected CommandChange readFields(int found, DataInput in) throws IOException {
    return new CommandChange(
        in.readLong(),
        CommandState.valueOf(in.readUTF()),
        INTENTS.read(in),
        in.readUTF(),
        in.readUTF(),
        in.readBoolean(),
        RemediateFields.readBudget(in),
        Fields.readName(Hold.class, in),
        RemediateFields.readConsent(in),
        Fields.readText(in),
        origin(in));
  }

  private static @Nullable Origin origin(DataInput in) throws IOException {
    return in.readBoolean() ? OriginFields.read(in) : null;
  }
}
