package dev.muster.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ArrivalClockTest {
  private static final long NOON = 1_767_268_800_000L;
  private static final long TICK = 500;
  private static final long HOUR = 3_600_000;

  private final ArrivalClock clock = ArrivalClock.unset();

  @Test
  void isTheAppendTimeWhileThatDoesNotFall() {
    assertThat(LongStream.of(NOON, NOON, NOON + 1, NOON + HOUR).map(clock::arrived))
        .containsExactly(NOON, NOON, NOON + 1, NOON + HOUR);
    assertThat(clock.ahead()).isZero();
  }

  /** Two hours ahead for fifteen seconds: the next minutes pass, and two hours need not. */
  @Test
  void goesOnWhenAClockThatWasAheadIsSetBack() {
    long last = ticks(NOON + 2 * HOUR, 30);
    assertThat(clock.arrived(NOON + 15_000)).isEqualTo(last);
    long later = ticks(NOON + 15_500, 120);
    assertThat(later - last).isBetween(44_000L, 46_000L);
    assertThat(clock.ahead()).isBetween(2 * HOUR - 16_000, 2 * HOUR);
  }

  @Test
  void agreesWithTheClockAgainAfterFourTimesWhatItFell() {
    clock.arrived(NOON + 60_000);
    ticks(NOON, 4 * 120 + 10);
    assertThat(clock.ahead()).isZero();
    assertThat(clock.arrived(NOON + HOUR)).isEqualTo(NOON + HOUR);
  }

  /** A record each millisecond is no way to make time stand still. */
  @Test
  void advancesBetweenRecordsThatComeCloseTogether() {
    clock.arrived(NOON + HOUR);
    LongStream.range(0, 4_000).forEach(each -> clock.arrived(NOON + each));
    assertThat(clock.arrival()).isBetween(NOON + HOUR + 2_998, NOON + HOUR + 3_001);
  }

  @Test
  void takesOffWhatNoRecordCovers() {
    clock.arrived(NOON + HOUR);
    clock.arrived(NOON);
    assertThat(clock.arrived(NOON + HOUR / 2)).isEqualTo(NOON + HOUR);
    assertThat(clock.ahead()).isEqualTo(HOUR / 2);
  }

  /** A machine without a battery begins in 1970, and a wrong year may be set by hand. */
  @Test
  void followsAClockThatFallsByMoreThanADay() {
    clock.arrived(NOON + 365 * 24 * HOUR);
    assertThat(clock.arrived(NOON)).isEqualTo(NOON);
    assertThat(clock.arrived(NOON + TICK)).isEqualTo(NOON + TICK);
  }

  @Test
  void goesOnFromWhereItWas() {
    clock.arrived(NOON + HOUR);
    clock.arrived(NOON);
    ArrivalClock restored = ArrivalClock.at(clock.appended(), clock.arrival());
    assertThat(restored.arrived(NOON + TICK)).isEqualTo(clock.arrived(NOON + TICK));
  }

  @Property
  void neverFallsAndNeverLags(
      @ForAll @Size(max = 200) List<@LongRange(min = 0, max = HOUR) Long> appends) {
    ArrivalClock any = ArrivalClock.unset();
    long before = Long.MIN_VALUE;
    for (long append : appends) {
      long arrival = any.arrived(NOON + append);
      assertThat(arrival).isGreaterThanOrEqualTo(Math.max(before, NOON + append));
      before = arrival;
    }
  }

  private long ticks(long from, int count) {
    for (int i = 0; i < count; i++) {
      clock.arrived(from + i * TICK);
    }
    return clock.arrival();
  }
}
