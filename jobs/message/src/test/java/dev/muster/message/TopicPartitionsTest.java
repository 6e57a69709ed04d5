package dev.muster.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.message.TopicPartitions.Growth;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TopicPartitionsTest {
  private static final long HAND_OVER = 100;

  /** From 4 to 8 at 1,000, and to 24 at 2,000. */
  private static final TopicPartitions GROWN =
      new TopicPartitions(24, List.of(new Growth(4, 1_000), new Growth(8, 2_000)), HAND_OVER);

  @Property
  void placesAKeyWhereItIsAndDuringTheHandOverWhereItWas(
      @ForAll byte[] key, @ForAll @LongRange(min = 0, max = 3_000) long arrival) {
    for (int partition = 0; partition < 24; partition++) {
      boolean was4 = KeyPartition.of(key, 4) == partition && arrival < 1_100;
      boolean was8 = KeyPartition.of(key, 8) == partition && arrival < 2_100;
      assertThat(GROWN.isPlaceOf(key, partition, arrival))
          .isEqualTo(GROWN.of(key) == partition || was8 || was4);
    }
  }

  @Property
  void waitsForThoseAloneWhoMove(
      @ForAll byte[] key, @ForAll @LongRange(min = 0, max = 3_000) long arrival) {
    boolean movedFirst = KeyPartition.of(key, 4) != KeyPartition.of(key, 8);
    boolean movedThen = KeyPartition.of(key, 8) != KeyPartition.of(key, 24);
    long settled = TopicPartitions.AT_ONCE;
    if (movedFirst && arrival >= 1_000) {
      settled = Math.min(arrival, 1_100);
    }
    if (movedThen && arrival >= 2_000) {
      settled = Math.min(arrival, 2_100);
    }
    assertThat(GROWN.settledBy(key, arrival)).isEqualTo(settled);
  }

  @Property
  void eachNewPartitionTakesOverFromOneAlone(
      @ForAll byte[] key, @ForAll @IntRange(min = 1, max = 50) int before) {
    TopicPartitions grown = new TopicPartitions(3 * before, List.of(new Growth(before, 7)), 1);
    int now = grown.of(key);
    Growth birth = grown.birthOf(now);
    int was = birth == null ? now : now % birth.from();
    assertThat(was).isEqualTo(KeyPartition.of(key, before));
  }

  @Test
  void nobodyWaitsOnceAllWasReadPastTheHandOver() {
    assertThat(GROWN.isSettled(2_099)).isFalse();
    assertThat(GROWN.isSettled(2_100)).isTrue();
    assertThat(TopicPartitions.of(4).isSettled(Long.MIN_VALUE)).isTrue();
  }

  @Test
  void refusesWhatIsNoWholeMultipleOrOutOfOrder() {
    assertThatThrownBy(() -> new TopicPartitions(6, List.of(new Growth(4, 1)), 1))
        .hasMessageContaining("whole multiple");
    assertThatThrownBy(() -> new TopicPartitions(4, List.of(new Growth(4, 1)), 1))
        .hasMessageContaining("whole multiple");
    assertThatThrownBy(() -> new TopicPartitions(8, List.of(new Growth(2, 9), new Growth(4, 8)), 1))
        .hasMessageContaining("order of time");
    assertThatThrownBy(() -> TopicPartitions.of(0)).hasMessageContaining("at least one");
  }
}
