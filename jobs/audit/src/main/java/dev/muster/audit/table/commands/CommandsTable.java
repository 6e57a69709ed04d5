package dev.muster.audit.table.commands;

import dev.muster.audit.table.TableDefinition;

/** The table {@code commands}. */
public final class CommandsTable {
  /** Its definition. */
  public static final TableDefinition DEFINITION =
      new TableDefinition(
          "commands",
          "One row for every change of state of a command, with its cause, rule, budget and"
              + " consent. The newest row of a command is its current state.",
          """
          arrival           TIMESTAMP  From when on the state counts: the arrival of what caused it,
                                       or the expiry.
          command           STRING     The id of the command, derived from its cause: 32 hexadecimal
                                       digits.
          device            STRING     The one device that it is for.
          cohort            STRING     The cohort of the device at the finding.
          state             STRING     HELD, AWAITING_APPROVAL, ISSUED, ACKNOWLEDGED, REFUSED,
                                       FAILED or EXPIRED.
          action            STRING     reset, reprovision, dormant, offline, resume or attest.
          action_until      TIMESTAMP? The end of the action; empty when it has none.
          counter           LONG?      Grows with every command to the device; empty when it was not
                                       issued.
          epoch             LONG       The boot count of the device that it is for; 0 until it is
                                       approved.
          last_seq          LONG       The highest sequence number that was seen of the device in
                                       that epoch.
          not_before        TIMESTAMP  The device may act from then on.
          expires_at        TIMESTAMP  The device may act, and its answer counts, before then.
          reason            STRING     Why, in the words of the rule.
          finding           STRING     The id of the finding that caused it.
          finding_kind      STRING     What was found.
          rule              STRING     The name of the rule that decided it.
          rules_version     LONG       The version of the rule bundle.
          budget_hour       TIMESTAMP  The beginning of the 60 minutes in whose budget it asked for
                                       a place.
          fleet_used        INT        Places that the fleet had taken after that.
          fleet_limit       INT        Places that the fleet has in an hour.
          cohort_used       INT        Places that the cohort had taken after that.
          cohort_limit      INT        Places that the cohort has in an hour.
          held_by           STRING?    Why it is held: cohort-budget, fleet-budget, cohort-ceiling,
                                       fleet-ceiling, action-ceiling, cool-down, epoch-unknown,
                                       device-removed, suspended-by-person, finding-over,
                                       newer-command or rule-gone; empty when it is not.
          approval_required BOOLEAN    Whether the rule or the configuration asks for an approval.
          approved_by       STRING?    Who consented; empty when nobody has.
          approval_version  LONG?      The version of the approval.
          approved_at       TIMESTAMP? From when on the approval counted.
          device_status     STRING?    The standing that the registry is to give the device; empty
                                       when none.
          registry_version  LONG?      The version of the registry record that this standing rests
                                       on.
          answer_reason     STRING?    What the device says of its answer.
          answer_topic      STRING?    The topic of the device's answer.
          answer_partition  INT?       The partition of the answer.
          answer_offset     LONG?      The offset of the answer.
          intent            BINARY     The decision as it is signed for dispatch, in Avro; while it
                                       waits for approval, without counter, approver, epoch and last
                                       sequence.
          proposal_sha256   BINARY     The SHA-256 of the decision without counter, approver, epoch
                                       and last sequence: what an approval is bound to.
          """,
          "arrival");

  private CommandsTable() {}
}
