package dev.muster.audit.table.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audit.row.RowColumns;
import dev.muster.decrypt.SectionDecision;
import dev.muster.decrypt.policy.Purpose;
import dev.muster.message.section.SectionOutcome;
import java.util.Map;
import org.apache.flink.table.data.TimestampData;
import org.junit.jupiter.api.Test;

class DecisionRowsTest {

  @Test
  void putsEachPartOfAnAnswerInItsColumn() {
    Map<String, Object> row = row("detect-pumps", 9);

    assertThat(row)
        .containsEntry("minute", TimestampData.fromEpochMillis(60_000))
        .containsEntry("device", "pump-1")
        .containsEntry("cohort", "pumps")
        .containsEntry("data_class", "operational")
        .containsEntry("purpose", "detect")
        .containsEntry("outcome", "OPENED")
        .containsEntry("policy", "detect-pumps")
        .containsEntry("policy_version", 9L)
        .containsEntry("sections", 12L)
        .containsEntry("run_id", "run-1");
    RowColumns.requiredAreFilled(DecisionsTable.DEFINITION, row);
  }

  @Test
  void leavesOutThePolicyOfAnAnswerThatNoneGave() {
    Map<String, Object> row = row(null, SectionDecision.NO_VERSION);

    assertThat(row).containsEntry("policy", null).containsEntry("policy_version", null);
    RowColumns.requiredAreFilled(DecisionsTable.DEFINITION, row);
  }

  private static Map<String, Object> row(String policy, long version) {
    SectionDecision.Answer answer =
        new SectionDecision.Answer(
            "pumps", "operational", Purpose.DETECT, SectionOutcome.OPENED, policy, version);
    return RowColumns.of(
        DecisionsTable.DEFINITION,
        DecisionRows.of(RowColumns.STAMP).map(new SectionDecision(60_000, "pump-1", answer, 12)));
  }
}
