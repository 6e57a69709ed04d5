package dev.muster.audit.table.commands;

import dev.muster.arrival.Origin;
import dev.muster.audit.row.RowCount;
import dev.muster.audit.row.RowStamp;
import dev.muster.audit.row.RowWriter;
import dev.muster.audit.row.TableRows;
import dev.muster.remediate.BudgetUse;
import dev.muster.remediate.CommandChange;
import dev.muster.remediate.CommandState;
import dev.muster.remediate.Consent;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentContent;
import dev.muster.remediate.IntentDigest;
import dev.muster.remediate.StatusChange;
import org.jspecify.annotations.Nullable;

/** Changes of commands as rows of {@link CommandsTable}. */
public final class CommandRows {

  private static final long SECOND = 1000;

  private CommandRows() {}

  /** Rows that carry the stamp of a run. */
  public static TableRows<CommandChange> of(RowStamp stamp) {
    return new TableRows<>(
        CommandsTable.DEFINITION,
        stamp,
        CommandRows::fill,
        () -> RowCount.<CommandChange>each().by("state", CommandState.class, CommandChange::state));
  }

  private static void fill(RowWriter row, CommandChange change) {
    Intent intent = change.intent();
    row.millis(change.arrival())
        .text(intent.id())
        .text(intent.device())
        .text(change.cohort())
        .text(change.state().name());
    order(row, intent);
    cause(row, change);
    budget(row, change);
    consent(row, change);
    standing(row, intent.statusChange());
    answer(row, change);
    row.bytes(IntentContent.INSTANCE.write(intent)).bytes(IntentDigest.of(intent.proposal()));
  }

  private static void order(RowWriter row, Intent intent) {
    row.text(intent.action().kind().wireName())
        .millisUnless(Intent.NO_END, intent.until())
        .numberUnless(Intent.NO_COUNTER, intent.counter())
        .number(intent.epoch())
        .number(intent.lastSequence())
        .millis(intent.notBefore() * SECOND)
        .millis(intent.expiresAt() * SECOND);
  }

  private static void cause(RowWriter row, CommandChange change) {
    Intent intent = change.intent();
    row.text(intent.reason())
        .text(intent.finding())
        .text(change.findingKind())
        .text(intent.rule())
        .number(intent.rulesVersion());
  }

  private static void budget(RowWriter row, CommandChange change) {
    BudgetUse budget = change.budget();
    row.millis(budget.hour())
        .integer(budget.fleetUsed())
        .integer(budget.fleetLimit())
        .integer(budget.cohortUsed())
        .integer(budget.cohortLimit())
        .text(change.hold() == null ? null : change.hold().wireName());
  }

  private static void consent(RowWriter row, CommandChange change) {
    Consent consent = change.consent();
    row.flag(change.approvalRequired());
    if (consent == null) {
      row.empty(3);
    } else {
      row.text(consent.approver()).number(consent.version()).millis(consent.at());
    }
  }

  private static void standing(RowWriter row, @Nullable StatusChange change) {
    if (change == null) {
      row.empty(2);
    } else {
      row.text(change.status().name()).number(change.record().version());
    }
  }

  private static void answer(RowWriter row, CommandChange change) {
    Origin answer = change.answer();
    row.text(change.detail());
    if (answer == null) {
      row.empty(3);
    } else {
      row.text(answer.topic()).integer(answer.partition()).number(answer.offset());
    }
  }
}
