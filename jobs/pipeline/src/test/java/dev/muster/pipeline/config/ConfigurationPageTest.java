package dev.muster.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.detect.operator.DetectSettings;
import dev.muster.detect.operator.Detector;
import dev.muster.detect.operator.SilenceDetection;
import dev.muster.message.command.ActionKind;
import dev.muster.remediate.budget.Ceilings;
import dev.muster.verify.CohortLimits;
import dev.muster.verify.VerifyLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page that describes the configuration is a configuration. */
class ConfigurationPageTest {

  @Test
  void theExampleIsReadAndShowsTheDefaults() throws IOException {
    PipelineConfig example = PipelineConfig.parse(example(), "README.md");

    assertThat(example.topics()).isEqualTo(TopicsConfig.defaults());
    assertThat(example.parallelism()).isEqualTo(1);
    assertThat(example.checkpoint().interval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(withoutSilence(example.detect()))
        .isEqualTo(withoutSilence(DetectSettings.defaults()))
        .isNotEmpty();
    assertThat(example.verify().limits().cohorts())
        .containsOnlyKeys("buffering-meters")
        .containsValue(new CohortLimits(Duration.ofDays(30), Duration.ofMinutes(5)));
    assertThat(example.remediate().ceilings())
        .isEqualTo(withReprovision(Ceilings.DEFAULT, example.remediate().ceilings().actions()));
    assertThat(withoutCohorts(example.verify())).isEqualTo(VerifyConfig.defaults());
  }

  @Test
  void theExampleIsReadByDispatchToo() throws IOException {
    DispatchConfig example = DispatchConfig.parse(example(), "README.md");

    assertThat(example.fleet()).isEqualTo("acme");
    assertThat(example.topics()).isEqualTo(TopicsConfig.defaults());
    assertThat(example.checkpoint())
        .isEqualTo(new CheckpointConfig("file:///var/lib/muster/dispatch", Duration.ofSeconds(1)));
    assertThat(example.flink()).isEmpty();
  }

  /** The page names an action's ceiling, so that its form is shown; by default there is none. */
  private static Ceilings withReprovision(Ceilings defaults, Map<ActionKind, Integer> shown) {
    return new Ceilings(
        defaults.fleetPerHour(),
        defaults.cohortPerHour(),
        shown,
        defaults.dormant(),
        defaults.alwaysApprove());
  }

  private static List<Detector> withoutSilence(DetectSettings settings) {
    return settings.detectors().stream()
        .filter(detector -> !(detector instanceof SilenceDetection))
        .toList();
  }

  private static VerifyConfig withoutCohorts(VerifyConfig verify) {
    VerifyLimits limits = verify.limits();
    return new VerifyConfig(
        new VerifyLimits(
            limits.maxRecordBytes(),
            limits.envelopeSchemaIds(),
            limits.replay(),
            limits.failedSignaturesPerSecond(),
            limits.others(),
            VerifyLimits.DEFAULT.cohorts(),
            limits.cachedKeys()),
        verify.maxWaitingBytes());
  }

  private static String example() throws IOException {
    String page = Files.readString(Path.of("README.md"));
    int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
    return page.substring(begin, page.indexOf("```", begin));
  }
}
