package dev.muster.audit.operator;

import dev.muster.audit.AuditTables;
import dev.muster.decrypt.SectionDecision;
import java.io.Serial;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.table.data.RowData;

/** Answers of policy as rows of {@link AuditTables#DECISIONS}. */
public final class DecisionRows implements MapFunction<SectionDecision, RowData> {

  @Serial private static final long serialVersionUID = 1L;

  private final RowStamp stamp;

  /** Rows that carry the stamp of a run. */
  public DecisionRows(RowStamp stamp) {
    this.stamp = stamp;
  }

  @Override
  public RowData map(SectionDecision decision) {
    SectionDecision.Answer answer = decision.answer();
    return new RowWriter(AuditTables.DECISIONS)
        .millis(decision.minute())
        .text(decision.device())
        .text(answer.cohort())
        .text(answer.dataClass())
        .text(answer.purpose().wireName())
        .text(answer.outcome().name())
        .text(answer.policy())
        .numberUnless(SectionDecision.NO_VERSION, answer.policyVersion())
        .number(decision.sections())
        .stamped(stamp);
  }
}
