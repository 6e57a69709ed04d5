package dev.muster.audit.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.audit.AuditTables;
import dev.muster.audit.Column;
import dev.muster.audit.ReadingsTable;
import dev.muster.audit.RunEventKind;
import dev.muster.audit.RunEvents;
import dev.muster.audit.RunNote;
import dev.muster.audit.RunPlace;
import dev.muster.audit.RunVersions;
import dev.muster.audit.TableDefinition;
import dev.muster.control.ControlKind;
import dev.muster.control.ControlOutcome;
import dev.muster.control.ControlResult;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.decrypt.OpenedSection;
import dev.muster.decrypt.Purpose;
import dev.muster.message.reading.Reading;
import dev.muster.remediate.Action;
import dev.muster.remediate.BudgetUse;
import dev.muster.remediate.CommandChange;
import dev.muster.remediate.CommandState;
import dev.muster.remediate.Consent;
import dev.muster.remediate.Hold;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentContent;
import dev.muster.remediate.IntentDigest;
import dev.muster.remediate.StatusChange;
import dev.muster.verify.Claims;
import dev.muster.verify.GapRun;
import dev.muster.verify.JudgedBy;
import dev.muster.verify.Origin;
import dev.muster.verify.Tick;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.junit.jupiter.api.Test;

class RowsTest {

  private static final RowStamp STAMP = new RowStamp("run-1", () -> 9_000);
  private static final byte[] DIGEST = new byte[32];

  @Test
  void refusesARowWithMoreOrFewerColumnsThanItsTable() {
    RowWriter fewer = new RowWriter(AuditTables.GAPS).empty(7);
    RowWriter more = new RowWriter(AuditTables.GAPS).empty(9);

    assertThatThrownBy(() -> fewer.stamped(STAMP))
        .hasMessage("7 columns were filled for a row of gaps of 10");
    assertThatThrownBy(() -> more.stamped(STAMP))
        .hasMessage("9 columns were filled for a row of gaps of 10");
  }

  @Test
  void putsEachPartOfAVerdictInItsColumn() {
    Map<String, Object> row =
        columns(AuditTables.VERDICTS, new VerdictRows(STAMP).map(verdict(86_400)));

    assertThat(row)
        .containsEntry("arrival", TimestampData.fromEpochMillis(5_000))
        .containsEntry("kafka_topic", "muster.telemetry")
        .containsEntry("kafka_partition", 2)
        .containsEntry("kafka_offset", 77L)
        .containsEntry("device", "device-1")
        .containsEntry("authenticated", true)
        .containsEntry("verdict", "REPLAYED")
        .containsEntry("algorithm", "ES256")
        .containsEntry("kid", "8000000000000001")
        .containsEntry("epoch", 3L)
        .containsEntry("seq", 4L)
        .containsEntry("device_time", TimestampData.fromEpochMillis(86_400_000))
        .containsEntry("gateway", "gateway-1")
        .containsEntry("cohort", "pumps")
        .containsEntry("message_type", "telemetry")
        .containsEntry("size_bytes", 256)
        .containsEntry("message_sha256", DIGEST)
        .containsEntry("registry_version", 6L)
        .containsEntry("trust_version", 7L)
        .containsEntry("run_id", "run-1")
        .containsEntry("processed_at", TimestampData.fromEpochMillis(9_000));
  }

  @Test
  void leavesOutADeviceTimeThatNoCalendarHolds() {
    for (long seconds : new long[] {-1, 253_402_300_800L, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThat(columns(AuditTables.VERDICTS, new VerdictRows(STAMP).map(verdict(seconds))))
          .containsEntry("device_time", null)
          .containsEntry("gateway", "gateway-1");
    }
  }

  @Test
  void leavesOutWhatATickDoesNotHave() {
    Verdict tick = Verdict.of(new Tick("muster.telemetry", 2, 77, 5_000));

    Map<String, Object> row = columns(AuditTables.VERDICTS, new VerdictRows(STAMP).map(tick));

    assertThat(row)
        .containsEntry("verdict", "TICK")
        .containsEntry("authenticated", false)
        .containsEntry("size_bytes", 0)
        .containsEntry("kid", null)
        .containsEntry("registry_version", null)
        .containsEntry("trust_version", null)
        .containsEntry("run_id", "run-1");
    requiredAreFilled(AuditTables.VERDICTS, row);
  }

  @Test
  void putsEachPartOfAGapInItsColumn() {
    GapRun gap = new GapRun(5_000, "device-1", 1, 3, 10, 14, 6);

    assertThat(columns(AuditTables.GAPS, new GapRows(STAMP).map(gap)))
        .containsEntry("device", "device-1")
        .containsEntry("kid", "0000000000000001")
        .containsEntry("epoch", 3L)
        .containsEntry("first_seq", 10L)
        .containsEntry("last_seq", 14L)
        .containsEntry("missing", 5L)
        .containsEntry("registry_version", 6L)
        .containsEntry("run_id", "run-1");
  }

  @Test
  void putsEachPartOfARefusedDeviceRecordInItsColumn() {
    ControlOutcome refused =
        new ControlOutcome(
            ControlKind.REGISTRY,
            ControlResult.WRONG_ROLE,
            "signed by the revoker",
            new ControlOutcome.Origin("muster.registry", 1, 8, 5_000),
            "device-1",
            2,
            ControlOutcome.UNKNOWN,
            0xff,
            null);

    Map<String, Object> row =
        columns(AuditTables.DEVICE_CHANGES, new DeviceChangeRows(STAMP).map(refused));

    assertThat(row)
        .containsEntry("device", "device-1")
        .containsEntry("registry_version", 2L)
        .containsEntry("applied", false)
        .containsEntry("outcome", "WRONG_ROLE")
        .containsEntry("detail", "signed by the revoker")
        .containsEntry("signer_kid", "00000000000000ff")
        .containsEntry("valid_from", null)
        .containsEntry("status", null)
        .containsEntry("run_id", "run-1");
    requiredAreFilled(AuditTables.DEVICE_CHANGES, row);
  }

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

    Map<String, Object> row = columns(AuditTables.COMMANDS, new CommandRows(STAMP).map(answered));

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
    requiredAreFilled(AuditTables.COMMANDS, row);
  }

  @Test
  void putsEachPartOfAHeldCommandInItsColumn() {
    DeviceRecord device =
        new DeviceRecord(
            "device-1",
            7,
            DeviceStatus.ACTIVE,
            "pumps",
            null,
            null,
            null,
            null,
            List.of(),
            0,
            true);
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

    Map<String, Object> row = columns(AuditTables.COMMANDS, new CommandRows(STAMP).map(held));

    assertThat(row)
        .containsEntry("state", "HELD")
        .containsEntry("counter", null)
        .containsEntry("held_by", "fleet-budget")
        .containsEntry("approved_by", null)
        .containsEntry("device_status", "SUSPENDED")
        .containsEntry("registry_version", 7L)
        .containsEntry("answer_topic", null)
        .containsEntry("run_id", "run-1");
    requiredAreFilled(AuditTables.COMMANDS, row);
  }

  private static Intent intent(long counter, String approver, StatusChange change) {
    return new Intent(
        "00112233445566778899aabbccddeeff",
        "device-1",
        Action.RESET,
        Intent.NO_END,
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

  @Test
  void putsEachPartOfARunEventInItsColumn() {
    RunVersions versions = new RunVersions(1, "0.1.0", "2.2.1", "17", "BC", "trust=3");
    Map<String, Object> started =
        columns(AuditTables.RUNS, new RunRows(STAMP).map(RunEvents.started(versions, 4_000)));
    RunPlace place = new RunPlace("muster.telemetry", 3, 12, 1_000);
    Map<String, Object> stalled =
        columns(AuditTables.RUNS, new RunRows(STAMP).map(RunEvents.stalled(place, 4_000)));

    assertThat(started)
        .containsEntry("noticed_at", TimestampData.fromEpochMillis(4_000))
        .containsEntry("event", "STARTED")
        .containsEntry("attempt", 1)
        .containsEntry("control_versions", "trust=3")
        .containsEntry("kafka_partition", null)
        .containsEntry("run_id", "run-1");
    assertThat(stalled)
        .containsEntry("event", "INGEST_STALLED")
        .containsEntry("muster_version", null)
        .containsEntry("kafka_partition", 3)
        .containsEntry("kafka_offset", 12L)
        .containsEntry("run_id", "run-1");
    requiredAreFilled(AuditTables.RUNS, stalled);
  }

  @Test
  void leavesTheArrivalOfARecordThatIsGoneEmpty() {
    RunNote note = new RunNote(RunEventKind.LOSS_ACCEPTED, "muster.telemetry", 2, 100, "removed");
    Map<String, Object> lost =
        columns(AuditTables.RUNS, new RunRows(STAMP).map(RunEvents.noted(note, 4_000)));

    assertThat(lost)
        .containsEntry("event", "LOSS_ACCEPTED")
        .containsEntry("kafka_offset", 100L)
        .containsEntry("arrival", null)
        .containsEntry("detail", "removed");
    requiredAreFilled(AuditTables.RUNS, lost);
  }

  @Test
  void putsEachReadingOfASectionInItsPart() throws Exception {
    OpenedSection section = section(Set.of(Purpose.STORE));
    List<RowData> rows = new ArrayList<>();
    new ReadingRows("operational", STAMP).flatMap(section, new ListCollector<>(rows));

    assertThat(rows).hasSize(1);
    Map<String, Object> row = columns(ReadingsTable.of("operational"), rows.get(0));
    assertThat(row)
        .containsEntry("arrival", TimestampData.fromEpochMillis(5_000))
        .containsEntry("kafka_offset", 77L)
        .containsEntry("device", "pump-1")
        .containsEntry("cohort", "pumps")
        .containsEntry("epoch", 3L)
        .containsEntry("seq", 4L)
        .containsEntry("registry_version", 6L)
        .containsEntry("policy_version", 9L);
    GenericArrayData measurements = (GenericArrayData) row.get("measurements");
    assertThat(measurements.toObjectArray())
        .containsExactly(
            GenericRowData.of(
                StringData.fromString("t"),
                StringData.fromString("Cel"),
                21.5,
                null,
                null,
                TimestampData.fromEpochMillis(1_000)),
            GenericRowData.of(
                StringData.fromString("state"),
                null,
                null,
                StringData.fromString("on"),
                null,
                TimestampData.fromEpochMillis(1_001)),
            GenericRowData.of(
                StringData.fromString("open"),
                null,
                null,
                null,
                true,
                TimestampData.fromEpochMillis(1_002)));
    requiredAreFilled(ReadingsTable.of("operational"), row);
  }

  @Test
  void storesNoSectionOfAnotherClassOrPurpose() {
    List<RowData> rows = new ArrayList<>();
    new ReadingRows("location", STAMP)
        .flatMap(section(Set.of(Purpose.STORE)), new ListCollector<>(rows));
    new ReadingRows("operational", STAMP)
        .flatMap(section(Set.of(Purpose.DETECT)), new ListCollector<>(rows));

    assertThat(rows).isEmpty();
  }

  private static OpenedSection section(Set<Purpose> purposes) {
    return new OpenedSection(
        new Origin("muster.telemetry", 2, 77, 5_000),
        device(),
        3,
        4,
        5,
        "operational",
        purposes,
        9,
        List.of(
            new Reading("t", "Cel", Reading.Kind.NUMBER, 21.5, null, 1_000),
            new Reading("state", null, Reading.Kind.TEXT, 0, "on", 1_001),
            new Reading("open", null, Reading.Kind.TRUTH, 1, null, 1_002)));
  }

  private static DeviceRecord device() {
    return new DeviceRecord(
        "pump-1",
        6,
        DeviceStatus.ACTIVE,
        "pumps",
        null,
        null,
        null,
        null,
        List.of(),
        60,
        true,
        DeviceRecord.NO_END);
  }

  private static Verdict verdict(long deviceTime) {
    return new Verdict(
        new Origin("muster.telemetry", 2, 77, 5_000),
        VerdictReason.REPLAYED,
        "device-1",
        "gateway-1",
        256,
        DIGEST,
        new Claims("ES256", 0x8000000000000001L, 3, 4, deviceTime, "telemetry"),
        new JudgedBy("pumps", 6, 7));
  }

  private static Map<String, Object> columns(TableDefinition table, RowData row) {
    Map<String, Object> columns = new LinkedHashMap<>();
    for (int i = 0; i < row.getArity(); i++) {
      Object value = ((GenericRowData) row).getField(i);
      columns.put(
          table.columns().get(i).name(), value instanceof StringData ? value.toString() : value);
    }
    assertThat(columns).hasSameSizeAs(table.columns());
    return columns;
  }

  private static void requiredAreFilled(TableDefinition table, Map<String, Object> row) {
    assertThat(table.columns().stream().filter(Column::required).map(Column::name))
        .allSatisfy(name -> assertThat(row.get(name)).as(name).isNotNull());
  }
}
