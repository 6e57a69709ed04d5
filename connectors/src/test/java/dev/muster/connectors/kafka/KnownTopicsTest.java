package dev.muster.connectors.kafka;

import static dev.muster.connectors.kafka.KnownTopics.AFRESH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.message.TopicPartitions;
import dev.muster.message.TopicPartitions.Growth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownTopicsTest {
  private static final List<TopicFacts> OLD = topics(4, "old-id");
  private static final List<TopicFacts> NEW = topics(4, "new-id");

  @TempDir private Path directory;
  private KnownTopics known;

  @BeforeEach
  void open() {
    known = new KnownTopics(directory.toUri().toString());
  }

  @Test
  void knowsATopicAgainAndAnotherOneOfItsName() {
    known.remember(OLD, Set.of(), AFRESH);

    assertThat(known.names()).containsExactly("telemetry");
    assertThat(known.madeAnew(OLD, 5)).isEmpty();
    assertThat(known.madeAnew(NEW, 5)).containsExactly("telemetry");
  }

  @Test
  void aFreshStartHasReadNone() {
    known.remember(OLD, Set.of(), AFRESH);

    assertThat(known.madeAnew(NEW, AFRESH)).isEmpty();
    known.remember(NEW, Set.of(), AFRESH);
    assertThat(known.madeAnew(NEW, 1)).isEmpty();
  }

  /** A start that went on may end before its first checkpoint. */
  @Test
  void theCheckpointThatReadTheOldOneIsNotTakenForOneThatReadTheNew() {
    known.remember(OLD, Set.of(), AFRESH);
    known.remember(NEW, Set.of("telemetry"), 5);

    assertThat(known.madeAnew(NEW, 5)).containsExactly("telemetry");
    known.remember(NEW, Set.of(), 5);
    assertThat(known.madeAnew(NEW, 5)).containsExactly("telemetry");
    assertThat(known.madeAnew(NEW, 6)).isEmpty();
  }

  @Test
  void refusesAnotherCount() {
    known.remember(OLD, Set.of(), AFRESH);

    assertThatThrownBy(() -> known.madeAnew(topics(5, "old-id"), 5))
        .isInstanceOf(PartitionsChangedException.class)
        .hasMessageContaining("had 4 partitions and now has 5");
  }

  @Test
  void remembersHowATopicGrewAndWhenForEverAfter() {
    known.remember(OLD, Set.of(), AFRESH);
    TopicFacts grown = known.grown(topics(8, "old-id").get(0), List.of(), (from, to) -> 77);
    assertThat(grown.places())
        .isEqualTo(new TopicPartitions(8, List.of(new Growth(4, 77)), TopicPartitions.HAND_OVER));
    assertThat(known.madeAnew(List.of(grown), 5)).isEmpty();

    known.remember(List.of(grown), Set.of(), 5);
    TopicFacts again = known.grown(topics(8, "old-id").get(0), List.of(), KnownTopicsTest::never);
    assertThat(again.grown()).containsExactly(new Growth(4, 77));
    TopicFacts more = known.grown(topics(24, "old-id").get(0), List.of(), (from, to) -> 99);
    assertThat(more.grown()).containsExactly(new Growth(4, 77), new Growth(8, 99));
    assertThat(known.madeAnew(List.of(more), 6)).isEmpty();
  }

  @Test
  void takesNoTopicMadeAnewWithMorePartitionsForOneThatGrew() {
    known.remember(OLD, Set.of(), AFRESH);
    TopicFacts other = known.grown(topics(8, "new-id").get(0), List.of(), KnownTopicsTest::never);

    assertThatThrownBy(() -> known.madeAnew(List.of(other), 5))
        .isInstanceOf(PartitionsChangedException.class);
  }

  @Test
  void believesWhoKnowsHowATopicGrewThatNoStartHasSeen() {
    List<Growth> told = List.of(new Growth(2, 55));
    assertThat(known.grown(OLD.get(0), told, KnownTopicsTest::never).grown()).isEqualTo(told);
  }

  private static long never(int before, int now) {
    throw new AssertionError("nobody is to be asked");
  }

  @Test
  void readsWhatEarlierBuildsNoted() throws Exception {
    Files.writeString(directory.resolve("partition-counts.properties"), "telemetry=4\n");

    assertThat(known.madeAnew(NEW, 5)).isEmpty();
    known.remember(NEW, Set.of(), 5);
    assertThat(known.madeAnew(OLD, 6)).containsExactly("telemetry");
    assertThatThrownBy(() -> known.madeAnew(topics(3, "new-id"), 6))
        .isInstanceOf(PartitionsChangedException.class);
  }

  private static List<TopicFacts> topics(int partitions, String id) {
    return List.of(new TopicFacts("telemetry", partitions, id));
  }
}
