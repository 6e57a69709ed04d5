package dev.muster.remediate.decision;

import static dev.muster.remediate.decision.Plant.NOON;

import dev.muster.arrival.Origin;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.detect.silence.Progress;
import dev.muster.message.Acknowledgement.Outcome;
import dev.muster.message.command.ActionKind;
import dev.muster.message.command.Dormant;
import dev.muster.remediate.AnswerForm;
import dev.muster.remediate.BudgetUse;
import dev.muster.remediate.CauseForm;
import dev.muster.remediate.CommandChangeForm;
import dev.muster.remediate.CommandState;
import dev.muster.remediate.Consent;
import dev.muster.remediate.DeviceAcknowledgement;
import dev.muster.remediate.Hold;
import dev.muster.remediate.IgnoredInput;
import dev.muster.remediate.IgnoredInputForm;
import dev.muster.remediate.IgnoredReason;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentForm;
import dev.muster.remediate.Meanwhile;
import dev.muster.remediate.Occasion;
import dev.muster.remediate.StatusChange;
import dev.muster.remediate.budget.Budgets;
import dev.muster.remediate.command.CommandHistory;
import dev.muster.remediate.command.Pending;
import dev.muster.remediate.command.PendingForm;
import dev.muster.remediate.operator.RemediateForms;
import dev.muster.testing.Golden;
import dev.muster.testing.GoldenFiles;
import java.time.Duration;
import java.util.List;

public class GoldenBytesTest extends GoldenFiles {
  GoldenBytesTest() {
    super(new RemediateForms());
  }

  @Override
  protected List<Golden<?>> goldens() {
    return List.of(
        Golden.of(new IntentForm(), intent()),
        Golden.of(new CauseForm(), Plant.hot("pump-1", NOON)),
        Golden.of(new AnswerForm(), answer()),
        Golden.of(new PendingForm(), pending()),
        Golden.of(new CommandChangeForm(), pending().answered(answer())),
        Golden.of(new IgnoredInputForm(), disregarded()),
        Golden.of(new RemediationStateForm(), state()));
  }

  public static Intent intent() {
    return new Intent(
        "00112233445566778899aabbccddeeff",
        "pump-1",
        new Dormant(NOON / 1000 + 1_800),
        NOON,
        3,
        41,
        NOON / 1000,
        NOON / 1000 + 120,
        "too hot",
        "f-1",
        "rest",
        5,
        "anna",
        new StatusChange(DeviceStatus.SUSPENDED, NOON + 1_800_000, Plant.device("pump-1")));
  }

  private static DeviceAcknowledgement answer() {
    Origin origin = new Origin("muster.telemetry", 1, 17, NOON);
    return new DeviceAcknowledgement(
        origin, "pump-1", intent().id(), NOON, Outcome.REFUSED, "busy");
  }

  private static IgnoredInput disregarded() {
    return new IgnoredInput(NOON, IgnoredReason.ANSWER_OTHER_COUNTER, "pump-1", intent().id());
  }

  private static Pending pending() {
    return new Pending(
        CommandState.ISSUED,
        intent(),
        new Pending.Trigger("pumps", "level", Occasion.CLEARED),
        true,
        Duration.ofMinutes(10),
        new Pending.TakenPlace(NOON + 7, new BudgetUse(NOON, 2, 20, 1, 10)),
        new Meanwhile(true, true, Hold.SUSPENDED_BY_PERSON, 8, 4, 2),
        new Consent("anna", 1, NOON));
  }

  private static RemediationState state() {
    return new RemediationState(
        List.of(pending()),
        List.of(new CommandHistory.Last("pump-1", NOON, NOON + 5, NOON + 1)),
        List.of(new Budgets.Taken(NOON, "pumps", ActionKind.DORMANT, 2)),
        List.of(Plant.rules(5, NOON, "rules: []")),
        List.of(answer()),
        List.of(Plant.approval(intent(), NOON)),
        List.of(Plant.hot("pump-1", NOON)),
        List.of(Plant.standing("pump-1", DeviceStatus.REMOVED, NOON)),
        List.of(new Progress("pump-1", NOON, 4, 2)));
  }
}
