package dev.muster.message;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.utils.Utils;

class KeyPartitionTest {

  @Property
  void hashesAsKafkaDoes(@ForAll byte[] key) {
    assertThat(KeyPartition.murmur2(key)).isEqualTo(Utils.murmur2(key));
  }

  @Property
  void choosesThePartitionThatKafkaChooses(
      @ForAll byte[] key, @ForAll @IntRange(min = 1, max = 500) int partitions) {
    assertThat(KeyPartition.of(key, partitions))
        .isEqualTo(Utils.toPositive(Utils.murmur2(key)) % partitions);
  }
}
