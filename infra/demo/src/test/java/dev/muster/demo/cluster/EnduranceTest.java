package dev.muster.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class EnduranceTest {
  private static final String EXACT =
      """
      {"records": 100, "verdicts": 100, "reconciled": true, "kills": ["killed store"],
       "reasons": {"ACCEPTED": {"expected": 90, "observed": 90},
                   "DEVICE_SUSPENDED": {"expected": 10, "observed": 10}},
       "sections": {"OPENED": {"expected": 80, "observed": 80}},
       "findings": {"rate": {"expected": 1, "found": 0, "missed": 1, "unexpected": 0},
                    "silent": {"expected": 1, "found": 1, "missed": 0, "unexpected": 0}},
       "refuted_silences": 0,
       "commands": {"issued": 2, "expired": 0}}
      """;

  @Test
  void asksForNothingWhereAllIsExactAndSomethingWasNotNoticed() throws IOException {
    assertThat(Endurance.broken(report(EXACT), 1)).isEmpty();
    assertThat(Endurance.falseAccusations(report(EXACT))).isEmpty();
  }

  @Test
  void noticesWhatIsLostAndWhatDiffers() throws IOException {
    String lost = EXACT.replace("\"verdicts\": 100", "\"verdicts\": 99");
    assertThat(Endurance.broken(report(lost), 1)).containsExactly("records lack a verdict");
    String differs = EXACT.replace("\"reconciled\": true", "\"reconciled\": false");
    assertThat(Endurance.broken(report(differs), 1)).containsExactly("tables and topics differ");
    assertThat(Endurance.broken(report(EXACT), 2))
        .containsExactly("not all was killed that was to be");
  }

  @Test
  void noticesWhatIsJudgedOtherwise() throws IOException {
    String judged =
        EXACT
            .replace("\"observed\": 90", "\"observed\": 88")
            .replace("\"observed\": 10", "\"observed\": 12");
    assertThat(Endurance.broken(report(judged), 1))
        .containsExactly(
            "verdicts ACCEPTED: {\"expected\":90,\"observed\":88}",
            "verdicts DEVICE_SUSPENDED: {\"expected\":10,\"observed\":12}");
  }

  /** What it says until it hears of its suspension is refused, and opened by nobody. */
  @Test
  void excusesADeviceThatWasToldTooLate() throws IOException {
    String late =
        EXACT
            .replace("\"observed\": 90", "\"observed\": 88")
            .replace("\"observed\": 10", "\"observed\": 12")
            .replace("\"observed\": 80", "\"observed\": 78")
            .replace("\"expired\": 0", "\"expired\": 1");
    assertThat(Endurance.broken(report(late), 1)).isEmpty();
    assertThat(Endurance.broken(report(late.replace("88", "87")), 1))
        .containsExactly("verdicts ACCEPTED: {\"expected\":90,\"observed\":87}");
  }

  @Test
  void noticesWhoIsCalledSilentThoughItSpoke() throws IOException {
    String refuted = EXACT.replace("\"refuted_silences\": 0", "\"refuted_silences\": 1");
    assertThat(Endurance.broken(report(refuted), 1))
        .singleElement()
        .asString()
        .startsWith("devices were called silent that spoke meanwhile");
  }

  @Test
  void noticesWhoIsAccusedInnocently() throws IOException {
    String accused = EXACT.replace("\"unexpected\": 0", "\"unexpected\": 3");
    assertThat(Endurance.broken(report(accused), 1)).isEmpty();
    assertThat(Endurance.falseAccusations(report(accused)))
        .containsExactly(
            "3 findings of the kind silent about the innocent",
            "3 findings of the kind rate about the innocent");
  }

  private static JsonNode report(String json) throws IOException {
    return new ObjectMapper().readTree(json);
  }
}
