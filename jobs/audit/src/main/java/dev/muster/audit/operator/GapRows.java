package dev.muster.audit.operator;

import dev.muster.audit.AuditTables;
import dev.muster.verify.GapRun;
import dev.muster.verify.JudgedBy;
import java.io.Serial;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.table.data.RowData;

/** Gaps as rows of {@link AuditTables#GAPS}. */
public final class GapRows implements MapFunction<GapRun, RowData> {

  @Serial private static final long serialVersionUID = 1L;

  private final RowStamp stamp;

  /** Rows that carry the stamp of a run. */
  public GapRows(RowStamp stamp) {
    this.stamp = stamp;
  }

  @Override
  public RowData map(GapRun gap) {
    return new RowWriter(AuditTables.GAPS)
        .millis(gap.arrival())
        .text(gap.device())
        .kid(gap.kid())
        .number(gap.epoch())
        .number(gap.firstSequence())
        .number(gap.lastSequence())
        .number(gap.missing())
        .numberUnless(JudgedBy.NONE, gap.registryVersion())
        .stamped(stamp);
  }
}
