package dev.muster.remediate;

import dev.muster.verify.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/** The bytes of a {@link Pending} within those of a {@link RemediationState}. */
final class PendingCodec {
  private static final IntentCodec INTENTS = new IntentCodec();

  void write(Pending pending, DataOutput out) throws IOException {
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

  /**
   * Reads one.
   *
   * @param version of the state that it stands in
   */
  Pending read(int version, DataInput in) throws IOException {
    return version <= RemediationStateCodec.BY_CLOCK_HOURS
        ? readEarlier(version, in)
        : new Pending(
            CommandState.valueOf(in.readUTF()),
            INTENTS.read(in),
            new Pending.Trigger(in.readUTF(), in.readUTF(), Occasion.valueOf(in.readUTF())),
            in.readBoolean(),
            Duration.ofMillis(in.readLong()),
            new Pending.TakenPlace(in.readLong(), RemediateFields.readBudget(in)),
            readMeanwhile(in),
            RemediateFields.readConsent(in));
  }

  /** What it does not know is taken for what most commands had: nothing happened meanwhile. */
  private static Pending readEarlier(int version, DataInput in) throws IOException {
    CommandState state = CommandState.valueOf(in.readUTF());
    Intent intent = INTENTS.read(in);
    Pending.Trigger cause = new Pending.Trigger(in.readUTF(), in.readUTF(), Occasion.RAISED);
    boolean approvalRequired = in.readBoolean();
    boolean coolsDown = version != RemediationStateCodec.WITHOUT_ISSUE;
    Duration coolDown = Duration.ofMillis(coolsDown ? in.readLong() : 0);
    BudgetUse use = RemediateFields.readBudget(in);
    return new Pending(
        state,
        intent,
        cause,
        approvalRequired,
        coolDown,
        new Pending.TakenPlace(Budgets.Taken.endOf(use.hour()), use),
        Meanwhile.asOf(intent.epoch(), intent.lastSequence()),
        RemediateFields.readConsent(in));
  }

  private static void writeMeanwhile(Meanwhile known, DataOutput out) throws IOException {
    out.writeBoolean(known.findingOver());
    out.writeBoolean(known.newerCommand());
    Fields.writeText(known.standing() == null ? null : known.standing().name(), out);
    out.writeLong(known.registryVersion());
    out.writeLong(known.epoch());
    out.writeLong(known.lastSequence());
  }

  private static Meanwhile readMeanwhile(DataInput in) throws IOException {
    boolean findingOver = in.readBoolean();
    boolean newerCommand = in.readBoolean();
    String standing = Fields.readText(in);
    return new Meanwhile(
        findingOver,
        newerCommand,
        standing == null ? null : Hold.valueOf(standing),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }
}
