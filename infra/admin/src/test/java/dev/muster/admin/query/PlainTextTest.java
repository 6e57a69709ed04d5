package dev.muster.admin.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"\u001b", "\u0007", "\n", "\r", "\u009b", "\u202e", "\u2066", "\u200b", "\u2028"})
  void showsWhatCannotBeSeenAsAQuestionMark(String unseen) {
    assertThat(PlainText.line("all" + unseen + "fine")).isEqualTo("all?fine");
  }

  @Test
  void leavesWhatIsThereToBeRead() {
    assertThat(PlainText.line("Käse 21 °C — ضغط 温度 🙂")).isEqualTo("Käse 21 °C — ضغط 温度 🙂");
  }

  @Test
  void keepsTheLinesOfAText() {
    assertThat(PlainText.lines("one\ntwo\u001b[2J")).isEqualTo("one\ntwo?[2J");
  }
}
