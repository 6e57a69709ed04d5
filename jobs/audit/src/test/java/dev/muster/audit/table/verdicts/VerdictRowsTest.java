package dev.muster.audit.table.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.Origin;
import dev.muster.arrival.Tick;
import dev.muster.audit.row.RowColumns;
import dev.muster.verify.JudgedBy;
import dev.muster.verify.MessageClaims;
import dev.muster.verify.Verdict;
import dev.muster.verify.VerdictReason;
import java.util.Map;
import org.apache.flink.table.data.TimestampData;
import org.junit.jupiter.api.Test;

class VerdictRowsTest {

  private static final byte[] DIGEST = new byte[32];

  @Test
  void putsEachPartOfAVerdictInItsColumn() {
    Map<String, Object> row =
        RowColumns.of(
            VerdictsTable.DEFINITION, VerdictRows.of(RowColumns.STAMP).map(verdict(86_400)));

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
      assertThat(
              RowColumns.of(
                  VerdictsTable.DEFINITION, VerdictRows.of(RowColumns.STAMP).map(verdict(seconds))))
          .containsEntry("device_time", null)
          .containsEntry("gateway", "gateway-1");
    }
  }

  @Test
  void leavesOutWhatATickDoesNotHave() {
    Verdict tick = Verdict.of(new Tick("muster.telemetry", 2, 77, 5_000));

    Map<String, Object> row =
        RowColumns.of(VerdictsTable.DEFINITION, VerdictRows.of(RowColumns.STAMP).map(tick));

    assertThat(row)
        .containsEntry("verdict", "TICK")
        .containsEntry("authenticated", false)
        .containsEntry("size_bytes", 0)
        .containsEntry("kid", null)
        .containsEntry("registry_version", null)
        .containsEntry("trust_version", null)
        .containsEntry("run_id", "run-1");
    RowColumns.requiredAreFilled(VerdictsTable.DEFINITION, row);
  }

  private static Verdict verdict(long deviceTime) {
    return new Verdict(
        new Origin("muster.telemetry", 2, 77, 5_000),
        VerdictReason.REPLAYED,
        "device-1",
        "gateway-1",
        256,
        DIGEST,
        new MessageClaims("ES256", 0x8000000000000001L, 3, 4, deviceTime, "telemetry"),
        new JudgedBy("pumps", 6, 7));
  }
}
