package dev.muster.remediate.command;

import dev.muster.remediate.CommandState;
import dev.muster.remediate.Hold;
import dev.muster.remediate.IntentForm;
import dev.muster.remediate.Meanwhile;
import dev.muster.remediate.Occasion;
import dev.muster.remediate.RemediateFields;
import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/** The bytes of a {@link Pending}. */
public final class PendingForm extends Form<Pending> {
  private static final IntentForm INTENTS = new IntentForm();

  public PendingForm() {
    super("pending-command", Pending.class);
  }

  @Override
  protected void writeFields(Pending pending, DataOutput out) throws IOException {
    out.writeUTF(pending.state().name());
    INTENTS.write(pending.intent(), out);
    out.writeUTF(pending.cause().cohort());
    out.writeUTF(pending.cause().findingKind());
    out.writeUTF(pending.cause().occasion().name());
    out.writeBoolean(pending.approvalRequired());
    out.writeLong(pending.coolDown().toMillis());
    out.writeLong(pending.place().at());
    RemediateFields.writeBudget(pending.place().use(), out);
    writeMeanwhile(pending.meanwhile(), out);
    RemediateFields.writeConsent(pending.consent(), out);
  }

  @Override
  protected Pending readFields(int found, DataInput in) throws IOException {
    return new Pending(
        CommandState.valueOf(in.readUTF()),
        INTENTS.read(in),
        new Pending.Trigger(in.readUTF(), in.readUTF(), Occasion.valueOf(in.readUTF())),
        in.readBoolean(),
        Duration.ofMillis(in.readLong()),
        new Pending.TakenPlace(in.readLong(), RemediateFields.readBudget(in)),
        readMeanwhile(in),
        RemediateFields.readConsent(in));
  }

  private static void writeMeanwhile(Meanwhile known, DataOutput out) throws IOException {
    out.writeBoolean(known.findingOver());
    out.writeBoolean(known.newerCommand());
    Fields.writeName(known.standing(), out);
    out.writeLong(known.registryVersion());
    out.writeLong(known.epoch());
    out.writeLong(known.lastSequence());
  }

  private static Meanwhile readMeanwhile(DataInput in) throws IOException {
    return new Meanwhile(
        in.readBoolean(),
        in.readBoolean(),
        Fields.readName(Hold.class, in),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }
}
