package dev.muster.verify.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentMarksTest {

  @Test
  void knowsADigestUntilItIsTooOld() {
    RecentMarks marks = RecentMarks.NONE.with(7, 70, 1_000, 0);
    assertThat(marks.contains(7, 1_000)).isTrue();
    assertThat(marks.contains(7, 1_001)).isFalse();
    assertThat(marks.contains(8, 0)).isFalse();
  }

  @Test
  void knowsThatAPlaceHoldsAnotherDigestUntilItIsTooOld() {
    RecentMarks marks = RecentMarks.NONE.with(7, 70, 1_000, 0);
    assertThat(marks.containsOther(70, 8, 1_000)).isTrue();
    assertThat(marks.containsOther(70, 8, 1_001)).isFalse();
    assertThat(marks.containsOther(70, 7, 0)).isFalse();
    assertThat(marks.containsOther(71, 8, 0)).isFalse();
  }

  @Test
  void givesEachNumberOfNeighbouringEpochsAPlaceOfItsOwn() {
    long end = 1L << 48;
    assertThat(RecentMarks.place(5, 3)).isNotEqualTo(RecentMarks.place(6, 3));
    assertThat(RecentMarks.place(5, end - 1)).isNotEqualTo(RecentMarks.place(6, 0));
    assertThat(RecentMarks.place((1L << 32) - 1, end - 1)).isNotNegative();
  }

  @Test
  void dropsWhatIsTooOldAsItGrows() {
    RecentMarks marks = RecentMarks.NONE;
    for (int at = 0; at < 10_000; at++) {
      marks = marks.with(at, at, at, at - 9);
    }
    assertThat(marks.size()).isEqualTo(10);
    assertThat(marks.digest(0)).isEqualTo(9_990);
  }

  @Test
  void keepsTheNewestWhenThereAreTooMany() {
    RecentMarks marks = RecentMarks.NONE;
    for (int at = 0; at < 5_000; at++) {
      marks = marks.with(at, at, 0, 0);
    }
    assertThat(marks.size()).isEqualTo(RecentMarks.MAX_MARKS);
    assertThat(marks.contains(5_000 - RecentMarks.MAX_MARKS, 0)).isTrue();
    assertThat(marks.contains(5_000 - RecentMarks.MAX_MARKS - 1, 0)).isFalse();
  }

  @Test
  void leavesOlderVersionsAsTheyWere() {
    RecentMarks one = RecentMarks.NONE.with(1, 0, 0, 0);
    RecentMarks left = one.with(2, 0, 0, 0);
    RecentMarks right = one.with(3, 0, 0, 0);
    assertThat(one.size()).isEqualTo(1);
    assertThat(left.contains(2, 0)).isTrue();
    assertThat(left.contains(3, 0)).isFalse();
    assertThat(right.contains(3, 0)).isTrue();
    assertThat(right.contains(2, 0)).isFalse();
  }
}
