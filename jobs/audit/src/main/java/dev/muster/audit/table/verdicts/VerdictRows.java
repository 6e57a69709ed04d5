package dev.muster.audit.table.verdicts;

import dev.muster.arrival.Origin;
import dev.muster.audit.row.RowStamp;
import dev.muster.audit.row.RowWriter;
import dev.muster.audit.row.TableRows;
import dev.muster.verify.JudgedBy;
import dev.muster.verify.MessageClaims;
import dev.muster.verify.Verdict;
import org.jspecify.annotations.Nullable;

/** Verdicts as rows of {@link VerdictsTable}. */
public final class VerdictRows {

  private VerdictRows() {}

  /** Rows that carry the stamp of a run. */
  public static TableRows<Verdict> of(RowStamp stamp) {
    return new TableRows<>(VerdictsTable.DEFINITION, stamp, VerdictRows::fill);
  }

  private static void fill(RowWriter row, Verdict verdict) {
    origin(row, verdict.origin());
    row.text(verdict.device()).flag(verdict.authenticated()).text(verdict.reason().wireName());
    identity(row, verdict.claims());
    row.text(verdict.gateway()).text(verdict.judgedBy().cohort());
    row.text(verdict.claims() == null ? null : verdict.claims().messageType())
        .integer(verdict.sizeBytes())
        .bytes(verdict.messageSha256())
        .numberUnless(JudgedBy.NONE, verdict.judgedBy().registryVersion())
        .numberUnless(JudgedBy.NONE, verdict.judgedBy().trustVersion());
  }

  private static void origin(RowWriter row, Origin origin) {
    row.millis(origin.arrival())
        .text(origin.topic())
        .integer(origin.partition())
        .number(origin.offset());
  }

  /** Columns algorithm to device_time. */
  private static void identity(RowWriter row, @Nullable MessageClaims claims) {
    if (claims == null) {
      row.empty(5);
      return;
    }
    row.text(claims.algorithm()).kid(claims.kid()).number(claims.epoch()).number(claims.sequence());
    Long deviceTime = VerdictsTable.deviceTime(claims);
    if (deviceTime == null) {
      row.empty(1);
    } else {
      row.millis(deviceTime);
    }
  }
}
