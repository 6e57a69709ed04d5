package dev.muster.verify.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.verify.gap.Gaps;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GapsTest {
  private static final int SIZE = 64;

  private final List<Run> written = new ArrayList<>();
  private final Gaps gaps = (epoch, first, last) -> written.add(new Run(first, last));

  @Property
  void writesEveryMaximalRunOfMissingNumbersExactlyOnce(
      @ForAll("steps") List<Long> steps, @ForAll @IntRange(max = 300) int start) {
    List<Run> runs = new ArrayList<>();
    Gaps log = (epoch, first, last) -> runs.add(new Run(first, last));
    TreeSet<Long> seen = new TreeSet<>(List.of((long) start));
    EpochWindow epoch = EpochWindow.startingAt(1, start, 0, SIZE);
    for (long step : steps) {
      long number = Math.max(epoch.window().lowest(), epoch.window().highest() + step);
      if (epoch.sight(number) == ReplayStatus.NEW) {
        epoch = epoch.mark(number, log);
        seen.add(number);
      }
      long passed = epoch.window().lowest();
      assertThat(runs).isEqualTo(closedBefore(missing(seen, 0), seen, passed));
    }
    epoch.close(log);
    assertThat(runs).isEqualTo(missing(seen, 0));
  }

  @Property
  void claimsNothingBelowTheFirstNumberEverSeen(@ForAll("steps") List<Long> steps) {
    List<Run> runs = new ArrayList<>();
    Gaps log = (epoch, first, last) -> runs.add(new Run(first, last));
    long start = 200;
    TreeSet<Long> seen = new TreeSet<>(List.of(start));
    EpochWindow epoch = EpochWindow.startingAt(1, start, start, SIZE);
    for (long step : steps) {
      long number = Math.max(epoch.window().lowest(), epoch.window().highest() + step);
      epoch = epoch.sight(number) == ReplayStatus.NEW ? epoch.mark(number, log) : epoch;
      seen.add(number);
    }
    epoch.close(log);
    assertThat(runs).isEqualTo(missing(seen, start));
  }

  @Test
  void writesNothingWhileALostNumberCouldStillArrive() {
    EpochWindow epoch = counted(EpochWindow.startingAt(1, 0, 0, SIZE), 2, SIZE);
    assertThat(written).isEmpty();
    counted(epoch, SIZE + 1, SIZE + 1);
    assertThat(written).containsExactly(new Run(1, 1));
  }

  @Test
  void writesNoGapForANumberThatCameLateButInTime() {
    EpochWindow epoch = counted(EpochWindow.startingAt(1, 0, 0, SIZE), 2, SIZE).mark(1, gaps);
    counted(epoch, SIZE + 1, 4 * SIZE);
    assertThat(written).isEmpty();
  }

  @Test
  void writesOneRunForOneJumpHoweverFar() {
    long far = 1L << 47;
    EpochWindow epoch = EpochWindow.startingAt(1, 5, 5, SIZE).mark(far, gaps);
    assertThat(written).isEmpty();
    counted(epoch, far + 1, far + 2 * SIZE);
    assertThat(written).containsExactly(new Run(6, far - 1));
  }

  @Test
  void claimsTheNumbersBeforeTheFirstOfALaterEpochHoweverMany() {
    long far = 1L << 47;
    EpochWindow.startingAt(2, far, 0, SIZE).close(gaps);
    assertThat(written).containsExactly(new Run(0, far - 1));
  }

  @Test
  void endsAnOpenRunWhenTheNumberAfterItComesOutOfOrder() {
    EpochWindow epoch = EpochWindow.startingAt(1, 0, 0, SIZE).mark(SIZE + 10, gaps);
    assertThat(epoch.window().lowest()).isEqualTo(11);
    epoch.mark(11, gaps);
    assertThat(written).containsExactly(new Run(1, 10));
  }

  private EpochWindow counted(EpochWindow start, long from, long to) {
    EpochWindow epoch = start;
    for (long number = from; number <= to; number++) {
      epoch = epoch.mark(number, gaps);
    }
    return epoch;
  }

  @Provide
  Arbitrary<List<Long>> steps() {
    Arbitrary<Long> near = Arbitraries.longs().between(-SIZE, 3);
    Arbitrary<Long> far = Arbitraries.longs().between(1, 4 * SIZE);
    return Arbitraries.frequencyOf(Tuple.of(8, near), Tuple.of(1, far)).list().ofMaxSize(120);
  }

  private static List<Run> missing(NavigableSet<Long> seen, long from) {
    List<Run> runs = new ArrayList<>();
    long expected = from;
    for (long number : seen.tailSet(from)) {
      if (number > expected) {
        runs.add(new Run(expected, number - 1));
      }
      expected = number + 1;
    }
    return runs;
  }

  /** The runs that lie below the window, the number after them being known as seen. */
  private static List<Run> closedBefore(List<Run> runs, NavigableSet<Long> seen, long passed) {
    return runs.stream()
        .filter(run -> run.last() < passed && seen.contains(run.last() + 1))
        .toList();
  }

  private record Run(long first, long last) {}
}
