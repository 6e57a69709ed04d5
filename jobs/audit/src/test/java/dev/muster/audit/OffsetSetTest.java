package dev.muster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OffsetSetTest {

  @Test
  void knowsWhatWasAddedAndNothingElse() {
    OffsetSet set = new OffsetSet();

    assertThat(set.add(65_536)).isTrue();
    assertThat(set.add(65_536)).isFalse();

    assertThat(set.contains(65_536)).isTrue();
    assertThat(set.contains(65_535)).isFalse();
    assertThat(set.contains(0)).isFalse();
    assertThat(set.end()).isEqualTo(65_537);
  }

  @Test
  void isEmptyAtFirst() {
    assertThat(new OffsetSet().end()).isZero();
    assertThat(new OffsetSet().count(0, Long.MAX_VALUE)).isZero();
  }

  @Test
  void agreesWithASortedSetOnEveryRange() {
    Random random = new Random(7);
    OffsetSet left = new OffsetSet();
    OffsetSet right = new OffsetSet();
    TreeSet<Long> leftModel = new TreeSet<>();
    TreeSet<Long> rightModel = new TreeSet<>();
    for (int i = 0; i < 3_000; i++) {
      long offset = 1_000_000_000_000L + random.nextInt(200_000);
      left.add(offset);
      leftModel.add(offset);
      if (random.nextBoolean()) {
        right.add(offset);
        rightModel.add(offset);
      }
    }
    for (int i = 0; i < 300; i++) {
      long from = 1_000_000_000_000L + random.nextInt(200_000);
      long to = from + random.nextInt(100_000);
      assertThat(left.count(from, to)).isEqualTo(leftModel.subSet(from, to).size());
      TreeSet<Long> difference = new TreeSet<>(leftModel.subSet(from, to));
      difference.removeAll(rightModel);
      assertThat(OffsetRanges.difference(left, right, from, to).count())
          .isEqualTo(difference.size());
    }
    assertThat(left.end()).isEqualTo(leftModel.last() + 1);
  }

  @Test
  void joinsNeighboursToRanges() {
    OffsetSet set = new OffsetSet();
    for (long offset : new long[] {3, 62, 63, 64, 65, 65_535, 65_536}) {
      set.add(offset);
    }

    OffsetRanges ranges = OffsetRanges.difference(set, new OffsetSet(), 0, 100_000);

    assertThat(ranges).hasToString("3, 62..65, 65535..65536");
    assertThat(ranges.count()).isEqualTo(7);
    assertThat(ranges.complete()).isTrue();
  }

  @Test
  void countsRangesThatItNoLongerNames() {
    OffsetSet set = new OffsetSet();
    for (long i = 0; i < 2 * OffsetRanges.LIMIT; i++) {
      set.add(2 * i);
    }

    OffsetRanges ranges = OffsetRanges.difference(set, new OffsetSet(), 0, set.end());

    assertThat(ranges.ranges()).hasSize(OffsetRanges.LIMIT);
    assertThat(ranges.count()).isEqualTo(2L * OffsetRanges.LIMIT);
    assertThat(ranges.complete()).isFalse();
    assertThat(ranges.toString()).endsWith(", ...");
  }

  @Test
  void holdsAHundredMillionOffsetsInLittleMemory() {
    OffsetSet set = new OffsetSet();
    for (long offset = 0; offset < 100_000_000; offset++) {
      set.add(offset);
    }

    assertThat(OffsetRanges.difference(set, new OffsetSet(), 0, set.end()).ranges())
        .containsExactly(new OffsetRange(0, 99_999_999));
  }
}
