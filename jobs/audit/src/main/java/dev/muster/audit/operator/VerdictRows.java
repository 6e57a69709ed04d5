package dev.muster.audit.operator;

import dev.muster.audit.AuditTables;
import dev.muster.audit.ClaimFacts;
import dev.muster.verify.Claims;
import dev.muster.verify.JudgedBy;
import dev.muster.verify.Origin;
import dev.muster.verify.Verdict;
import java.io.Serial;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.table.data.RowData;

/** Verdicts as rows of {@link AuditTables#VERDICTS}. */
public final class VerdictRows implements MapFunction<Verdict, RowData> {

  @Serial private static final long serialVersionUID = 1L;

  private final RowStamp stamp;

  /** Rows that carry the stamp of a run. */
  public VerdictRows(RowStamp stamp) {
    this.stamp = stamp;
  }

  @Override
  public RowData map(Verdict verdict) {
    RowWriter row = new RowWriter(AuditTables.VERDICTS);
    origin(row, verdict.origin());
    row.text(verdict.device()).flag(verdict.authenticated()).text(verdict.reason().wireName());
    identity(row, verdict.claims());
    row.text(verdict.gateway()).text(verdict.judgedBy().cohort());
    row.text(verdict.claims() == null ? null : verdict.claims().messageType())
        .integer(verdict.sizeBytes())
        .bytes(verdict.messageSha256())
        .numberUnless(JudgedBy.NONE, verdict.judgedBy().registryVersion())
        .numberUnless(JudgedBy.NONE, verdict.judgedBy().trustVersion());
    return row.stamped(stamp);
  }

  private static void origin(RowWriter row, Origin origin) {
    row.millis(origin.arrival())
        .text(origin.topic())
        .integer(origin.partition())
        .number(origin.offset());
  }

  /** Columns algorithm to device_time. */
  private static void identity(RowWriter row, Claims claims) {
    if (claims == null) {
      row.empty(5);
      return;
    }
    row.text(claims.algorithm()).kid(claims.kid()).number(claims.epoch()).number(claims.sequence());
    Long deviceTime = ClaimFacts.deviceTime(claims);
    if (deviceTime == null) {
      row.empty(1);
    } else {
      row.millis(deviceTime);
    }
  }
}
