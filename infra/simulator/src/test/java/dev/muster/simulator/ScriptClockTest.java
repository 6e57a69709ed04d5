package dev.muster.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A machine that stalls lets the script of a fleet take longer, and its pauses as long. */
class ScriptClockTest {
  private static final long STALL = 4_000;

  private final AtomicLong nanos = new AtomicLong();
  private final ScriptClock.RealTime clock = new ScriptClock.RealTime(nanos::get, 250);

  @Test
  void neverShortensWhatFollowsAStall() throws InterruptedException {
    pass(STALL);
    clock.awaitScript(10);
    assertThat(clock.behind()).isBetween(STALL - 500, STALL);

    // The next is due right then, but for the little that may be made up for.
    pass(300);
    long before = clock.behind();
    clock.awaitScript(310);
    assertThat(clock.behind()).isEqualTo(before);
  }

  @Test
  void isNotBehindWhatItMadeUpFor() throws InterruptedException {
    pass(200);
    clock.awaitScript(10);
    clock.awaitScript(200);
    assertThat(clock.behind()).isZero();
  }

  @Test
  void makesUpForAllOfItWhereThatIsAskedFor() throws InterruptedException {
    ScriptClock.RealTime catchingUp = new ScriptClock.RealTime(nanos::get, Long.MAX_VALUE);
    pass(STALL);
    catchingUp.awaitScript(10);
    catchingUp.awaitScript(STALL + 5);
    assertThat(catchingUp.behind()).isZero();
  }

  private void pass(long millis) {
    nanos.addAndGet(millis * 1_000_000);
  }
}
