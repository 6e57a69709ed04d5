package dev.muster.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TickLogTest {
  private static final long LONGEST = 1_500;
  private static final long GROWN = 100_000;
  private static final long UNTIL = 200_000;

  @Test
  void aNewPartitionTakesOverWhatWasKnownOfTheFormerOne() {
    TickLog former = ticks(0, 20_000, 30_000, 100_500);
    TickLog own = ticks(100_100, 300_000);
    TickLog both = own.takingOver(former, GROWN, UNTIL, LONGEST);

    assertThat(both.coveredFrom()).isZero();
    assertThat(both.gaps()).containsExactly(20_000, 30_000);
    assertThat(both.newest()).isEqualTo(300_000);
    assertThat(both.due(15_000, 10_000, 1_000)).isEqualTo(15_000 + 10_000 + 10_000 + 1_000);
  }

  @Test
  void untilTheHandOverEndsBothWaysCountAndThenTheNewOneAlone() {
    TickLog former = ticks(0, 120_000, 130_000, 190_000, 220_000, 240_000, 260_000, 300_000);
    TickLog own = ticks(100_100, 125_000, 140_000, 180_000, 185_000, 250_000, 252_000, 300_000);
    TickLog both = own.takingOver(former, GROWN, UNTIL, LONGEST);

    assertThat(both.gaps())
        .containsExactly(120_000, 140_000, 180_000, 185_000, 190_000, 220_000, 250_000, 252_000);
  }

  @Test
  void theTimeFromTheGrowthToTheFirstTickIsAGap() {
    TickLog both = ticks(110_000, 120_000).takingOver(ticks(0, 120_000), GROWN, UNTIL, LONGEST);
    assertThat(both.gaps()).containsExactly(GROWN, 110_000);
  }

  /** A log with ticks every second from each first time to the one after it. */
  private static TickLog ticks(long... spans) {
    TickLog log = TickLog.first(spans[0]);
    for (int at = 0; at < spans.length; at += 2) {
      for (long tick = spans[at]; tick <= spans[at + 1]; tick += 100) {
        log = log.with(tick, LONGEST);
      }
    }
    return log;
  }
}
