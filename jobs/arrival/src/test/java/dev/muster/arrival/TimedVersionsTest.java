package dev.muster.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class TimedVersionsTest {

  @Test
  void knowsNothingBeforeTheFirstVersion() {
    TimedVersions<String> versions = TimedVersions.<String>none().with(100, "a");
    assertThat(versions.at(99)).isEmpty();
    assertThat(versions.at(100)).contains("a");
  }

  @Test
  void judgesByTheVersionOfTheTimeWhicheverIsKnown() {
    TimedVersions<String> versions = TimedVersions.<String>none().with(100, "a").with(200, "b");
    assertThat(versions.at(199)).contains("a");
    assertThat(versions.at(200)).contains("b");
  }

  @Test
  void letsANewerVersionWinWhenTheClockOfTheBrokerStepsBack() {
    TimedVersions<String> versions = TimedVersions.<String>none().with(100, "a").with(90, "b");
    assertThat(versions.at(90)).contains("b");
    assertThat(versions.at(100)).contains("b");
  }

  @Test
  void keepsOnlyTheNewestAtTheEndOfTime() {
    TimedVersions<String> versions = TimedVersions.<String>none().with(100, "a").with(200, "b");
    assertThat(versions.prune(Long.MAX_VALUE).entries()).hasSize(1);
  }

  @Test
  void refusesStoredVersionsOutOfOrder() {
    assertThatThrownBy(
            () ->
                TimedVersions.of(
                    List.of(new TimedVersions.Entry<>(2, "b"), new TimedVersions.Entry<>(2, "a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("versions are not in order of validity");
  }

  @Property
  void answersAsTheLastAcceptedThatHadBegun(
      @ForAll @Size(max = 12) List<@IntRange(max = 40) Integer> times,
      @ForAll @IntRange(max = 45) int time) {
    TimedVersions<Integer> versions = versions(times);
    Integer expected = null;
    for (int i = 0; i < times.size(); i++) {
      if (times.get(i) <= time) {
        expected = i;
      }
    }
    assertThat(versions.at(time).orElse(null)).isEqualTo(expected);
  }

  @Property
  void forgetsNothingThatCanStillBeAskedFor(
      @ForAll @Size(max = 12) List<@IntRange(max = 40) Integer> times,
      @ForAll @IntRange(max = 45) int watermark) {
    TimedVersions<Integer> versions = versions(times);
    TimedVersions<Integer> pruned = versions.prune(watermark);
    for (int time = watermark + 1; time <= 50; time++) {
      assertThat(pruned.at(time)).isEqualTo(versions.at(time));
    }
    assertThat(pruned.entries().stream().filter(entry -> entry.validFrom() <= watermark + 1))
        .hasSizeLessThanOrEqualTo(1);
  }

  private static TimedVersions<Integer> versions(List<Integer> times) {
    TimedVersions<Integer> versions = TimedVersions.none();
    for (int i = 0; i < times.size(); i++) {
      versions = versions.with(times.get(i), i);
    }
    return versions;
  }
}
