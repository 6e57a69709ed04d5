package dev.muster.remediate.decision;

import dev.muster.control.ControlForms;
import dev.muster.detect.silence.ProgressForm;
import dev.muster.message.command.ActionKind;
import dev.muster.remediate.AnswerForm;
import dev.muster.remediate.CauseForm;
import dev.muster.remediate.budget.Budgets;
import dev.muster.remediate.command.CommandHistory;
import dev.muster.remediate.command.PendingForm;
import dev.muster.stored.Fields;
import dev.muster.stored.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of a {@link RemediationState}. */
public final class RemediationStateForm extends Form<RemediationState> {
  private static final PendingForm PENDING = new PendingForm();
  private static final AnswerForm ANSWERS = new AnswerForm();
  private static final CauseForm CAUSES = new CauseForm();
  private static final ProgressForm PROGRESS = new ProgressForm();

  public RemediationStateForm() {
    super("remediation-state", RemediationState.class);
  }

  @Override
  protected void writeFields(RemediationState state, DataOutput out) throws IOException {
    Fields.writeAll(state.pending(), PENDING, out);
    Fields.writeAll(state.commanded(), RemediationStateForm::writeLast, out);
    Fields.writeAll(state.taken(), RemediationStateForm::writeTaken, out);
    Fields.writeAll(state.rules(), ControlForms.RULES, out);
    Fields.writeAll(state.answers(), ANSWERS, out);
    Fields.writeAll(state.approvals(), ControlForms.APPROVAL, out);
    Fields.writeAll(state.causes(), CAUSES, out);
    Fields.writeAll(state.standings(), ControlForms.DEVICE, out);
    Fields.writeAll(state.progress(), PROGRESS, out);
  }

  @Override
  protected RemediationState readFields(int found, DataInput in) throws IOException {
    return new RemediationState(
        Fields.readAll(PENDING, in),
        Fields.readAll(RemediationStateForm::readLast, in),
        Fields.readAll(RemediationStateForm::readTaken, in),
        Fields.readAll(ControlForms.RULES, in),
        Fields.readAll(ANSWERS, in),
        Fields.readAll(ControlForms.APPROVAL, in),
        Fields.readAll(CAUSES, in),
        Fields.readAll(ControlForms.DEVICE, in),
        Fields.readAll(PROGRESS, in));
  }

  private static void writeLast(CommandHistory.Last last, DataOutput out) throws IOException {
    out.writeUTF(last.device());
    out.writeLong(last.at());
    out.writeLong(last.issued());
    out.writeLong(last.counter());
  }

  private static CommandHistory.Last readLast(DataInput in) throws IOException {
    return new CommandHistory.Last(in.readUTF(), in.readLong(), in.readLong(), in.readLong());
  }

  private static void writeTaken(Budgets.Taken taken, DataOutput out) throws IOException {
    out.writeLong(taken.at());
    out.writeUTF(taken.cohort());
    out.writeUTF(taken.action().name());
    out.writeInt(taken.places());
  }

  private static Budgets.Taken readTaken(DataInput in) throws IOException {
    return new Budgets.Taken(
        in.readLong(), in.readUTF(), ActionKind.valueOf(in.readUTF()), in.readInt());
  }
}
