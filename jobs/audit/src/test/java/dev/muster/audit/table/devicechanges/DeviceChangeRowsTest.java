package dev.muster.audit.table.devicechanges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audit.row.RowColumns;
import dev.muster.control.ControlKind;
import dev.muster.control.ControlOutcome;
import dev.muster.control.ControlResult;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeviceChangeRowsTest {

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
        RowColumns.of(
            DeviceChangesTable.DEFINITION, DeviceChangeRows.of(RowColumns.STAMP).map(refused));

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
    RowColumns.requiredAreFilled(DeviceChangesTable.DEFINITION, row);
  }
}
