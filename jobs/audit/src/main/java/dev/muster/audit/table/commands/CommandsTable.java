package dev.muster.audit.table.commands;

import static dev.muster.audit.table.Column.optional;
import static dev.muster.audit.table.Column.required;
import static dev.muster.audit.table.StampColumns.PROCESSED_AT;
import static dev.muster.audit.table.StampColumns.RUN_ID;

import dev.muster.arrival.Origin;
import dev.muster.audit.row.RowCount;
import dev.muster.audit.row.RowStamp;
import dev.muster.audit.row.RowWriter;
import dev.muster.audit.row.TableRows;
import dev.muster.audit.table.ColumnType;
import dev.muster.audit.table.TableDefinition;
import dev.muster.remediate.BudgetUse;
import dev.muster.remediate.CommandChange;
import dev.muster.remediate.CommandState;
import dev.muster.remediate.Consent;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentContent;
import dev.muster.remediate.IntentDigest;
import dev.muster.remediate.StatusChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code commands}. */
public final class CommandsTable {
  private static final long SECOND = 1000;

  /** Its definition. */
  public static final TableDefinition DEFINITION =
      new TableDefinition(
          "commands",
          "One row for every change of state of a command, with its cause, rule, budget and"
              + " consent. The newest row of a command is its current state.",
          List.of(
              required(
                  "arrival",
                  ColumnType.TIMESTAMP,
                  "From when on the state counts: the arrival of what caused it, or the expiry."),
              required(
                  "command",
                  ColumnType.STRING,
                  "The id of the command, derived from its cause: 32 hexadecimal digits."),
              required("device", ColumnType.STRING, "The one device that it is for."),
              required("cohort", ColumnType.STRING, "The cohort of the device at the finding."),
              required(
                  "state",
                  ColumnType.STRING,
                  "HELD, AWAITING_APPROVAL, ISSUED, ACKNOWLEDGED, REFUSED, FAILED or EXPIRED."),
              required(
                  "action",
                  ColumnType.STRING,
                  "reset, reprovision, dormant, offline, resume or attest."),
              optional(
                  "action_until",
                  ColumnType.TIMESTAMP,
                  "The end of the action; empty when it has none."),
              optional(
                  "counter",
                  ColumnType.LONG,
                  "Grows with every command to the device; empty when it was not issued."),
              required(
                  "epoch",
                  ColumnType.LONG,
                  "The boot count of the device that it is for; 0 until it is approved."),
              required(
                  "last_seq",
                  ColumnType.LONG,
                  "The highest sequence number that was seen of the device in that epoch."),
              required("not_before", ColumnType.TIMESTAMP, "The device may act from then on."),
              required(
                  "expires_at",
                  ColumnType.TIMESTAMP,
                  "The device may act, and its answer counts, before then."),
              required("reason", ColumnType.STRING, "Why, in the words of the rule."),
              required("finding", ColumnType.STRING, "The id of the finding that caused it."),
              required("finding_kind", ColumnType.STRING, "What was found."),
              required("rule", ColumnType.STRING, "The name of the rule that decided it."),
              required("rules_version", ColumnType.LONG, "The version of the rule bundle."),
              required(
                  "budget_hour",
                  ColumnType.TIMESTAMP,
                  "The beginning of the 60 minutes in whose budget it asked for a place."),
              required("fleet_used", ColumnType.INT, "Places that the fleet had taken after that."),
              required("fleet_limit", ColumnType.INT, "Places that the fleet has in an hour."),
              required(
                  "cohort_used", ColumnType.INT, "Places that the cohort had taken after that."),
              required("cohort_limit", ColumnType.INT, "Places that the cohort has in an hour."),
              optional(
                  "held_by",
                  ColumnType.STRING,
                  "Why it is held: cohort-budget, fleet-budget, cohort-ceiling, fleet-ceiling,"
                      + " action-ceiling, cool-down, epoch-unknown, device-removed,"
                      + " suspended-by-person, finding-over, newer-command or rule-gone; empty when"
                      + " it is not."),
              required(
                  "approval_required",
                  ColumnType.BOOLEAN,
                  "Whether the rule or the configuration asks for an approval."),
              optional("approved_by", ColumnType.STRING, "Who consented; empty when nobody has."),
              optional("approval_version", ColumnType.LONG, "The version of the approval."),
              optional("approved_at", ColumnType.TIMESTAMP, "From when on the approval counted."),
              optional(
                  "device_status",
                  ColumnType.STRING,
                  "The standing that the registry is to give the device; empty when none."),
              optional(
                  "registry_version",
                  ColumnType.LONG,
                  "The version of the registry record that this standing rests on."),
              optional("answer_reason", ColumnType.STRING, "What the device says of its answer."),
              optional("answer_topic", ColumnType.STRING, "The topic of the device's answer."),
              optional("answer_partition", ColumnType.INT, "The partition of the answer."),
              optional("answer_offset", ColumnType.LONG, "The offset of the answer."),
              required(
                  "intent",
                  ColumnType.BINARY,
                  "The decision as it is signed for dispatch, in Avro; while it waits for approval,"
                      + " without counter, approver, epoch and last sequence."),
              required(
                  "proposal_sha256",
                  ColumnType.BINARY,
                  "The SHA-256 of the decision without counter, approver, epoch and last sequence:"
                      + " what an approval is bound to."),
              RUN_ID,
              PROCESSED_AT),
          "arrival");

  private CommandsTable() {}

  /** Changes of commands as its rows, which carry the stamp of a run. */
  public static TableRows<CommandChange> rows(RowStamp stamp) {
    return new TableRows<>(
        DEFINITION,
        stamp,
        CommandsTable::fill,
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
