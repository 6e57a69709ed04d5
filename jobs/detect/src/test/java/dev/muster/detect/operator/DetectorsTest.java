package dev.muster.detect.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.detect.flood.FloodSettings;
import dev.muster.detect.level.LevelSettings;
import dev.muster.detect.rate.RateSettings;
import dev.muster.detect.settings.DetectorSection;
import dev.muster.detect.silence.SilenceLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetectorsTest {

  @Test
  void haveNamesThatConfigurationsAndCheckpointsKnow() {
    assertThat(Detectors.ALL)
        .extracting(DetectorKind::name)
        .containsExactly("silence", "rate", "flood", "level");
  }

  @Test
  void haveDefaults() {
    assertThat(DetectSettings.defaults().detectors())
        .containsExactly(
            new SilenceDetection(1, SilenceLimits.DEFAULT, Map.of()),
            new RateDetection(RateSettings.DEFAULT),
            new FloodDetection(FloodSettings.DEFAULT),
            new LevelDetection(LevelSettings.DEFAULT));
  }

  @Test
  void takeTheVersionOfAll() {
    assertThat(DetectSettings.read(new Section(Map.of("version", 3))).detectors())
        .contains(new FloodDetection(FloodSettings.of(3, 250, Duration.ofSeconds(30))))
        .contains(new SilenceDetection(3, SilenceLimits.DEFAULT, Map.of()));
  }

  @Test
  void noteSettingsThatCannotBeMeantAndKeepTheirDefaults() {
    Section detect = new Section(Map.of("burst", 1));

    assertThat(DetectSettings.read(detect).detectors())
        .contains(new RateDetection(RateSettings.DEFAULT));
    assertThat(detect.problems)
        .containsExactly(
            "rate can't be meant: A rate needs at least two messages to learn, a factor above 1 and"
                + " a burst of two");
  }

  /** Numbers that stand in every group alike. */
  private static final class Section implements DetectorSection {
    private final Map<String, Integer> numbers;
    private final List<String> problems = new ArrayList<>();

    Section(Map<String, Integer> numbers) {
      this.numbers = numbers;
    }

    @Override
    public int positive(String key, int fallback) {
      return numbers.getOrDefault(key, fallback);
    }

    @Override
    public double decimal(String key, double fallback) {
      return fallback;
    }

    @Override
    public Duration duration(String key, Duration fallback) {
      return fallback;
    }

    @Override
    public DetectorSection section(String key) {
      return this;
    }

    @Override
    public Map<String, DetectorSection> sections(String key) {
      return Map.of();
    }

    @Override
    public void problem(String key, String what) {
      problems.add(key + " " + what);
    }
  }
}
