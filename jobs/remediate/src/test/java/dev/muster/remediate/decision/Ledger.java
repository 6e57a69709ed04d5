package dev.muster.remediate.decision;

import dev.muster.remediate.CommandChange;
import dev.muster.remediate.CommandState;
import dev.muster.remediate.IgnoredInput;
import dev.muster.remediate.IgnoredReason;
import dev.muster.remediate.Intent;
import dev.muster.remediate.Outcomes;
import java.util.ArrayList;
import java.util.List;

/** Keeps what remediation says. */
final class Ledger implements Outcomes {
  final List<Intent> intents = new ArrayList<>();
  final List<CommandChange> changes = new ArrayList<>();
  final List<IgnoredInput> disregarded = new ArrayList<>();

  @Override
  public void issued(long arrival, Intent intent) {
    intents.add(intent);
  }

  @Override
  public void changed(CommandChange change) {
    changes.add(change);
  }

  @Override
  public void disregarded(IgnoredInput one) {
    disregarded.add(one);
  }

  /** Device, state and time after noon, in the order of their coming. */
  List<String> story() {
    return changes.stream()
        .map(
            change ->
                "%s %s %ss"
                    .formatted(
                        change.intent().device(),
                        change.state(),
                        Math.floorDiv(change.arrival() - Plant.NOON, 1000L)))
        .toList();
  }

  List<CommandChange> in(CommandState state) {
    return changes.stream().filter(change -> change.state() == state).toList();
  }

  List<IgnoredReason> reasons() {
    return disregarded.stream().map(IgnoredInput::reason).toList();
  }
}
