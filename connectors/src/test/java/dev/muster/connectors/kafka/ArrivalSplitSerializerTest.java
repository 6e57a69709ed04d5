package dev.muster.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.muster.message.ArrivalClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class ArrivalSplitSerializerTest {
  private static final String GOLDEN = "ArrivalSplit.v101.bin";
  private static final KafkaPartitionSplit PLAIN =
      new KafkaPartitionSplit(new TopicPartition("muster.telemetry", 3), 41);

  private final ArrivalSplitSerializer form = new ArrivalSplitSerializer();

  @Test
  void readsAndWritesTheStoredForm() throws Exception {
    byte[] golden = golden(GOLDEN);
    ArrivalSplit read = (ArrivalSplit) form.deserialize(101, golden);

    assertThat(read.getTopicPartition()).isEqualTo(PLAIN.getTopicPartition());
    assertThat(read.getStartingOffset()).isEqualTo(41);
    assertThat(read.clock().appended()).isEqualTo(1_000);
    assertThat(read.clock().ahead()).isEqualTo(500);
    assertThat(read.unjudged()).isEqualTo(7);
    assertThat(read.undecided()).isEqualTo(9);
    assertThat(form.serialize(read)).isEqualTo(golden);
  }

  @Test
  void readsTheFormThatKnewNothingOfDecisions() throws Exception {
    ArrivalSplit read = (ArrivalSplit) form.deserialize(100, golden("ArrivalSplit.v100.bin"));

    assertThat(read.getStartingOffset()).isEqualTo(41);
    assertThat(read.clock().ahead()).isEqualTo(500);
    assertThat(read.unjudged()).isEqualTo(7);
    assertThat(read.undecided()).isZero();
  }

  @Test
  void readsWhatEarlierBuildsStored() throws Exception {
    KafkaPartitionSplitSerializer flink = new KafkaPartitionSplitSerializer();
    KafkaPartitionSplit read = form.deserialize(flink.getVersion(), flink.serialize(PLAIN));
    assertThat(read).isEqualTo(PLAIN);
  }

  @Test
  void storesAPartitionThatNobodyHasReadYet() throws Exception {
    ArrivalSplit read = (ArrivalSplit) form.deserialize(101, form.serialize(PLAIN));
    assertThat(read.clock().arrived(123)).isEqualTo(123);
    assertThat(read.unjudged()).isZero();
  }

  @Test
  void refusesWhatALaterVersionStored() {
    assertThatIOException()
        .isThrownBy(() -> form.deserialize(102, golden(GOLDEN)))
        .withMessageContaining("later version of Muster");
  }

  @Test
  @Disabled("Writes the golden file; run by hand when the form gets a new version.")
  void writeGolden() throws Exception {
    Path file = Path.of("src/test/resources/dev/muster/connectors/kafka", GOLDEN);
    Files.createDirectories(file.getParent());
    Files.write(
        file,
        form.serialize(
            new ArrivalSplit(
                PLAIN, ArrivalClock.at(1_000, 1_500), new ArrivalSplit.Waiting(7, 9))));
  }

  private static byte[] golden(String name) throws IOException {
    try (InputStream in = ArrivalSplitSerializerTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
