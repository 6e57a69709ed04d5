package dev.muster.audit.table.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audit.row.RowColumns;
import dev.muster.verify.gap.GapRun;
import org.junit.jupiter.api.Test;

class GapRowsTest {

  @Test
  void putsEachPartOfAGapInItsColumn() {
    GapRun gap = new GapRun(5_000, "device-1", 1, 3, 10, 14, 6);

    assertThat(RowColumns.of(GapsTable.DEFINITION, GapRows.of(RowColumns.STAMP).map(gap)))
        .containsEntry("device", "device-1")
        .containsEntry("kid", "0000000000000001")
        .containsEntry("epoch", 3L)
        .containsEntry("first_seq", 10L)
        .containsEntry("last_seq", 14L)
        .containsEntry("missing", 5L)
        .containsEntry("registry_version", 6L)
        .containsEntry("run_id", "run-1");
  }
}
