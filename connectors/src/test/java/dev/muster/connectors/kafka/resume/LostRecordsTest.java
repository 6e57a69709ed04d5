package dev.muster.connectors.kafka.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostRecordsTest {

  @ParameterizedTest
  @ValueSource(strings = {"muster.telemetry/2@100-199", "muster.trust/0@12-", "a-b_c/3@0-0"})
  void readsWhatItWrites(String text) {
    assertThat(LostRecords.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "muster.telemetry",
        "muster.telemetry/2",
        "muster.telemetry/2@100",
        "muster.telemetry/-2@100-199",
        "muster.telemetry/2@-",
        "muster.telemetry/99999999999@1-2",
        "muster.telemetry/2@100-99999999999999999999"
      })
  void saysWhatItShouldBe(String text) {
    assertThatThrownBy(() -> LostRecords.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such as `muster.telemetry/2@100-199`");
  }

  @Test
  void anotherRangeIsAnotherLoss() {
    assertThat(LostRecords.parse("a/0@1-2")).isNotEqualTo(LostRecords.parse("a/0@1-"));
  }
}
