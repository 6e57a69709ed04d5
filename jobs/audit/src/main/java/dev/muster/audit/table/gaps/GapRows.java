package dev.muster.audit.table.gaps;

import dev.muster.audit.row.RowCount;
import dev.muster.audit.row.RowStamp;
import dev.muster.audit.row.RowWriter;
import dev.muster.audit.row.TableRows;
import dev.muster.verify.JudgedBy;
import dev.muster.verify.gap.GapRun;

/** Gaps as rows of {@link GapsTable}. */
public final class GapRows {

  private GapRows() {}

  /** Rows that carry the stamp of a run. */
  public static TableRows<GapRun> of(RowStamp stamp) {
    return new TableRows<>(
        GapsTable.DEFINITION, stamp, GapRows::fill, () -> RowCount.of(GapRun::missing));
  }

  private static void fill(RowWriter row, GapRun gap) {
    row.millis(gap.arrival())
        .text(gap.device())
        .kid(gap.kid())
        .number(gap.epoch())
        .number(gap.firstSequence())
        .number(gap.lastSequence())
        .number(gap.missing())
        .numberUnless(JudgedBy.NONE, gap.registryVersion());
  }
}
