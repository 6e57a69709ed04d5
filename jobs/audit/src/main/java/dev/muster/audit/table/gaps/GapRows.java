package dev.muster.audit.table.gaps;

import dev.muster.audit.row.RowCount;
import dev.muster.audit.row.RowStamp;
import dev.muster.audit.row.RowWriter;
import dev.muster.audit.row.TableRows;
import dev.muster.audit.table.TableDefinition;
import dev.muster.verify.JudgedBy;
import dev.muster.verify.gap.GapRun;
import java.util.Optional;

/** Gaps as rows of {@link GapsTable}. */
public final class GapRows extends TableRows<GapRun> {

  /** Rows that carry the stamp of a run. */
  public GapRows(RowStamp stamp) {
    super(stamp);
  }

  @Override
  public TableDefinition table() {
    return GapsTable.DEFINITION;
  }

  @Override
  public Optional<RowCount<GapRun>> count() {
    return Optional.of(RowCount.of(GapRun::missing));
  }

  @Override
  protected void fill(RowWriter row, GapRun gap) {
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
