package dev.muster.audit.table.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.Origin;
import dev.muster.audit.row.RowColumns;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.message.command.Reset;
import dev.muster.remediate.BudgetUse;
import dev.muster.remediate.CommandChange;
import dev.muster.remediate.CommandState;
import dev.muster.remediate.Consent;
import dev.muster.remediate.Hold;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentContent;
import dev.muster.remediate.IntentDigest;
import dev.muster.remediate.StatusChange;
import java.util.Map;
import org.apache.flink.table.data.TimestampData;
import org.junit.jupiter.api.Test;

class CommandRowsTest {

  @Test
  void putsEachPartOfAnAnsweredCommandInItsColumn() {
    Intent intent = intent(6_000, "anna", null);
    CommandChange answered =
        new CommandChange(
            5_000,
            CommandState.REFUSED,
            intent,
            "pumps",
            "level",
            true,
            new BudgetUse(0, 2, 20, 1, 10),
            null,
            new Consent("anna", 3, 4_000),
            "busy",
            new Origin("muster.telemetry", 2, 77, 5_000));

    Map<String, Object> row =
        RowColumns.of(CommandsTable.DEFINITION, CommandRows.of(RowColumns.STAMP).map(answered));

    assertThat(row)
        .containsEntry("arrival", TimestampData.fromEpochMillis(5_000))
        .containsEntry("command", "00112233445566778899aabbccddeeff")
        .containsEntry("device", "device-1")
        .containsEntry("cohort", "pumps")
        .containsEntry("state", "REFUSED")
        .containsEntry("action", "reset")
        .containsEntry("action_until", null)
        .containsEntry("counter", 6_000L)
        .containsEntry("epoch", 3L)
        .containsEntry("last_seq", 41L)
        .containsEntry("not_before", TimestampData.fromEpochMillis(4_000))
        .containsEntry("expires_at", TimestampData.fromEpochMillis(9_000))
        .containsEntry("reason", "too hot")
        .containsEntry("finding", "f-1")
        .containsEntry("finding_kind", "level")
        .containsEntry("rule", "cool")
        .containsEntry("rules_version", 5L)
        .containsEntry("budget_hour", TimestampData.fromEpochMillis(0))
        .containsEntry("fleet_used", 2)
        .containsEntry("fleet_limit", 20)
        .containsEntry("cohort_used", 1)
        .containsEntry("cohort_limit", 10)
        .containsEntry("held_by", null)
        .containsEntry("approval_required", true)
        .containsEntry("approved_by", "anna")
        .containsEntry("approval_version", 3L)
        .containsEntry("approved_at", TimestampData.fromEpochMillis(4_000))
        .containsEntry("device_status", null)
        .containsEntry("registry_version", null)
        .containsEntry("answer_reason", "busy")
        .containsEntry("answer_topic", "muster.telemetry")
        .containsEntry("answer_partition", 2)
        .containsEntry("answer_offset", 77L)
        .containsEntry("intent", IntentContent.INSTANCE.write(intent))
        .containsEntry("proposal_sha256", IntentDigest.of(intent.proposal()))
        .containsEntry("run_id", "run-1");
    RowColumns.requiredAreFilled(CommandsTable.DEFINITION, row);
  }

  @Test
  void putsEachPartOfAHeldCommandInItsColumn() {
    DeviceRecord device = DeviceRecord.of("device-1", "pumps").version(7).build();
    CommandChange held =
        new CommandChange(
            5_000,
            CommandState.HELD,
            intent(0, null, new StatusChange(DeviceStatus.SUSPENDED, Intent.NO_END, device)),
            "pumps",
            "level",
            false,
            new BudgetUse(0, 20, 20, 1, 10),
            Hold.FLEET_BUDGET,
            null,
            null,
            null);

    Map<String, Object> row =
        RowColumns.of(CommandsTable.DEFINITION, CommandRows.of(RowColumns.STAMP).map(held));

    assertThat(row)
        .containsEntry("state", "HELD")
        .containsEntry("counter", null)
        .containsEntry("held_by", "fleet-budget")
        .containsEntry("approved_by", null)
        .containsEntry("device_status", "SUSPENDED")
        .containsEntry("registry_version", 7L)
        .containsEntry("answer_topic", null)
        .containsEntry("run_id", "run-1");
    RowColumns.requiredAreFilled(CommandsTable.DEFINITION, row);
  }

  private static Intent intent(long counter, String approver, StatusChange change) {
    return new Intent(
        "00112233445566778899aabbccddeeff",
        "device-1",
        new Reset(),
        counter,
        3,
        41,
        4,
        9,
        "too hot",
        "f-1",
        "cool",
        5,
        approver,
        change);
  }
}
