package dev.muster.audit.table.decisions;

import dev.muster.audit.row.RowStamp;
import dev.muster.audit.row.RowWriter;
import dev.muster.audit.row.TableRows;
import dev.muster.decrypt.SectionDecision;

/** Answers of policy as rows of {@link DecisionsTable}. */
public final class DecisionRows {

  private DecisionRows() {}

  /** Rows that carry the stamp of a run. */
  public static TableRows<SectionDecision> of(RowStamp stamp) {
    return new TableRows<>(DecisionsTable.DEFINITION, stamp, DecisionRows::fill);
  }

  private static void fill(RowWriter row, SectionDecision decision) {
    SectionDecision.Answer answer = decision.answer();
    row.millis(decision.minute())
        .text(decision.device())
        .text(answer.cohort())
        .text(answer.dataClass())
        .text(answer.purpose().wireName())
        .text(answer.outcome().name())
        .text(answer.policy())
        .numberUnless(SectionDecision.NO_VERSION, answer.policyVersion())
        .number(decision.sections());
  }
}
