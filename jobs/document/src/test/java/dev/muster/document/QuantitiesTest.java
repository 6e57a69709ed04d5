package dev.muster.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {

  @ParameterizedTest
  @CsvSource({"500ms,500", "90s,90000", "10 m,600000", "5min,300000", "2h,7200000", "7d,604800000"})
  void readsDurations(String text, long millis) {
    assertThat(Quantities.duration(text)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10",
        "s",
        "-1s",
        "1.5h",
        "1w",
        "1S",
        "1h30m",
        "36501d",
        "999999999999d",
        "\u0661s"
      })
  void refusesWhatIsNoDurationOrBeyondACentury(String text) {
    assertThat(Quantities.duration(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"4096,4096", "7B,7", "64KiB,65536", "1 MiB,1048576", "2GiB,2147483648"})
  void readsSizes(String text, long bytes) {
    assertThat(Quantities.bytes(text)).contains(bytes);
  }

  @Test
  void refusesWhatIsNoSizeOrBeyondANumber() {
    for (String text : new String[] {"", "KiB", "1KB", "-1", "1kib", "999999999999GiB"}) {
      assertThat(Quantities.bytes(text)).as(text).isEmpty();
    }
  }
}
