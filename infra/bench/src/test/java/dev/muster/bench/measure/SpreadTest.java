package dev.muster.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void tellsTheMiddleOfAnOddNumberAndBothEnds() {
    assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Spread(2.0, 1.0, 3.0));
  }

  @Test
  void tellsTheMeanOfTheTwoMiddleOnesOfAnEvenNumber() {
    assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0)).median()).isEqualTo(2.5);
  }

  @Test
  void takesPercentilesFromWhatWasMeasured() {
    long[] sorted = Spread.sorted(new long[] {50, 10, 30, 20, 40});

    assertThat(Spread.percentile(sorted, 0.5)).isEqualTo(30);
    assertThat(Spread.percentile(sorted, 0.99)).isEqualTo(50);
    assertThat(Spread.percentile(sorted, 0.01)).isEqualTo(10);
  }
}
