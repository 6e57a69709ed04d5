package dev.muster.decrypt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.decrypt.policy.Purpose;
import dev.muster.message.section.SectionOutcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DecisionTallyTest {

  @Test
  @DisplayName("Equal answers are counted together, and a tally never changes")
  void counts() {
    DecisionTally one = DecisionTally.EMPTY.with(answer("operational", SectionOutcome.OPENED));
    DecisionTally three =
        one.with(answer("operational", SectionOutcome.DENIED))
            .with(answer("operational", SectionOutcome.OPENED));

    assertThat(three.decisions(60_000, "pump-1"))
        .containsExactlyInAnyOrder(
            new SectionDecision(60_000, "pump-1", answer("operational", SectionOutcome.OPENED), 2),
            new SectionDecision(60_000, "pump-1", answer("operational", SectionOutcome.DENIED), 1));
    assertThat(one.decisions(60_000, "pump-1"))
        .extracting(SectionDecision::sections)
        .containsExactly(1L);
  }

  @Test
  @DisplayName("A device that names ever new classes is counted, in bounded room")
  void bounded() {
    DecisionTally tally = DecisionTally.EMPTY;
    for (int i = 0; i < 1000; i++) {
      tally = tally.with(answer("class_" + i, SectionOutcome.UNKNOWN_CLASS));
    }
    tally = tally.with(answer("operational", SectionOutcome.OPENED));

    assertThat(tally.decisions(0, "pump-1")).hasSize(66);
    assertThat(tally.decisions(0, "pump-1").stream().mapToLong(SectionDecision::sections).sum())
        .isEqualTo(1001);
    assertThat(tally.decisions(0, "pump-1"))
        .contains(new SectionDecision(0, "pump-1", answer("*", SectionOutcome.UNKNOWN_CLASS), 936));
  }

  private static SectionDecision.Answer answer(String dataClass, SectionOutcome outcome) {
    return new SectionDecision.Answer("pumps", dataClass, Purpose.STORE, outcome, "p", 3);
  }
}
