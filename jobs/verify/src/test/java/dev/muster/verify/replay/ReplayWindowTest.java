package dev.muster.verify.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {
  private static final int SIZE = 128;

  @Property
  void knowsWhatASetOfAllNumbersKnows(@ForAll("steps") List<Long> steps) {
    Set<Long> seen = new HashSet<>(Set.of(1_000L));
    ReplayWindow window = ReplayWindow.startingAt(1_000, SIZE);
    for (long step : steps) {
      long number = Math.max(window.lowest(), window.highest() + step);
      window = window.mark(number);
      seen.add(number);
      for (long known = window.lowest(); known <= window.highest() + 70; known++) {
        assertThat(window.seen(known)).as("number %s", known).isEqualTo(seen.contains(known));
      }
    }
  }

  @Property
  void findsTheFirstSeenAndTheFirstMissingNumber(@ForAll("steps") List<Long> steps) {
    ReplayWindow window = ReplayWindow.startingAt(1_000, SIZE);
    for (long step : steps) {
      window = window.mark(Math.max(window.lowest(), window.highest() + step));
    }
    long end = window.highest() + 1;
    for (long from = window.lowest(); from < end; from++) {
      assertThat(window.firstSeen(from, end)).isEqualTo(first(window, from, end, true));
      assertThat(window.firstMissing(from, end)).isEqualTo(first(window, from, end, false));
    }
  }

  @Test
  void forgetsNothingWithinTheWindowAndEverythingBelowIt() {
    ReplayWindow window = ReplayWindow.startingAt(0, SIZE).mark(SIZE - 1);
    assertThat(window.lowest()).isZero();
    assertThat(window.seen(0)).isTrue();
    assertThat(window.mark(SIZE).lowest()).isEqualTo(1);
  }

  @Test
  void jumpsOverTheWholeRangeInOneStep() {
    long last = (1L << 48) - 1;
    ReplayWindow window = ReplayWindow.startingAt(3, SIZE).mark(last);
    assertThat(window.lowest()).isEqualTo(last - SIZE + 1);
    assertThat(window.firstSeen(window.lowest(), last + 1)).isEqualTo(last);
  }

  @Test
  void leavesTheWindowThatItWasMadeFrom() {
    ReplayWindow before = ReplayWindow.startingAt(10, SIZE);
    ReplayWindow after = before.mark(11).mark(9);
    assertThat(after.seen(9)).isTrue();
    assertThat(before.seen(9)).isFalse();
    assertThat(before.highest()).isEqualTo(10);
  }

  @Provide
  Arbitrary<List<Long>> steps() {
    Arbitrary<Long> near = Arbitraries.longs().between(-SIZE, 3);
    Arbitrary<Long> far = Arbitraries.longs().between(-SIZE, 3 * SIZE);
    return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, near), net.jqwik.api.Tuple.of(1, far))
        .list()
        .ofMaxSize(60);
  }

  private static long first(ReplayWindow window, long from, long end, boolean seen) {
    long number = from;
    while (number < end && window.seen(number) != seen) {
      number++;
    }
    return number;
  }
}
