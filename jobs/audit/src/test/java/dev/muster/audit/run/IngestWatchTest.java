package dev.muster.audit.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IngestWatchTest {

  private static final RunPlace ZERO = new RunPlace("muster.telemetry", 0, 10, 1_000);
  private static final RunPlace ONE = new RunPlace("muster.telemetry", 1, 20, 1_000);

  private final IngestWatch watch = new IngestWatch(5_000);

  @Test
  void reportsAPartitionOnceWhenItsTicksStayAway() {
    watch.tick(ZERO, 0);
    watch.tick(ONE, 0);
    watch.tick(ONE, 4_000);

    assertThat(watch.newlyStalled(5_000)).isEmpty();
    assertThat(watch.newlyStalled(5_001)).containsExactly(ZERO);
    assertThat(watch.newlyStalled(6_000)).isEmpty();
    assertThat(watch.stalled("muster.telemetry")).isEqualTo(1);
  }

  @Test
  void saysForHowLongItHadStalled() {
    watch.tick(ZERO, 0);
    watch.newlyStalled(6_000);

    assertThat(watch.tick(ZERO, 9_000)).isEqualTo(9_000);
    assertThat(watch.stalled("muster.telemetry")).isZero();
    assertThat(watch.tick(ZERO, 9_500)).isZero();
  }

  /** Who may not write ticks to a topic never does. */
  @Test
  void reportsAPartitionThatNeverBroughtATick() {
    watch.expect("muster.trust", 1, 0);
    watch.tick(ZERO, 64_000);

    assertThat(watch.newlyStalled(65_000)).isEmpty();
    assertThat(watch.newlyStalled(65_001))
        .containsExactly(new RunPlace("muster.trust", 0, RunPlace.NOTHING, RunPlace.NOTHING));
    assertThat(watch.stalled("muster.trust")).isEqualTo(1);
    assertThat(watch.stalled("muster.telemetry")).isZero();
  }

  @Test
  void reportsASecondStallToo() {
    watch.tick(ZERO, 0);
    watch.newlyStalled(6_000);
    watch.tick(ZERO, 9_000);

    assertThat(watch.newlyStalled(15_000)).containsExactly(ZERO);
  }
}
