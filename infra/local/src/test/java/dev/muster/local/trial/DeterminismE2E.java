package dev.muster.local.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.connectors.kafka.Metronome;
import dev.muster.connectors.kafka.TimestampRule;
import dev.muster.connectors.kafka.TopicPreflight;
import dev.muster.connectors.kafka.recording.RecordingPlayer;
import dev.muster.connectors.kafka.recording.TopicRecorder;
import dev.muster.local.control.LocalKeys;
import dev.muster.local.instance.DataDirectory;
import dev.muster.local.instance.LocalInstance;
import dev.muster.local.instance.LocalSettings;
import dev.muster.pipeline.RunningPipeline;
import dev.muster.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same record, judged under different circumstances: the same answers. */
class DeterminismE2E {
  private static final List<String> INPUTS =
      List.of(Topics.TELEMETRY, Topics.REGISTRY, Topics.TRUST);

  /** How long one partition is held back; longer by {@code -Dmuster.held-back=60}. */
  private static final Duration HELD_BACK =
      Duration.ofSeconds(Long.getLong("muster.held-back", 10));

  private static final long RECORDED_SECONDS = 12;

  @TempDir private Path directory;
  private Map<String, Set<String>> places;

  @Test
  void judgesARecordingAlikeWhateverThePaceAndTheParallelism() throws Exception {
    LocalKeys keys = record(directory.resolve("recording"));
    try (Replay replay = new Replay(directory.resolve("replay"), keys)) {
      RecordingPlayer player = replay.player(HELD_BACK);
      Audited held = replay.audited("held-back");
      try (RunningPipeline pipeline = replay.judge("held-back", 1)) {
        player.play(directory.resolve("recording"));
        held.awaitJudged(places.size());
        assertThat(pipeline.running()).isTrue();
      }
      assertAllowed(held.verdictsByPlace());

      assertSame(held, judged(replay, "backlog-1", 1));
      assertSame(held, judged(replay, "backlog-2", 2));
      assertThat(held.gaps()).isNotEmpty();
    }
  }

  private Audited judged(Replay replay, String run, int parallelism) throws Exception {
    Audited audited = replay.audited(run);
    try (RunningPipeline pipeline = replay.judge(run, parallelism)) {
      audited.awaitJudged(places.size());
      assertThat(pipeline.running()).isTrue();
    }
    return audited;
  }

  private static void assertSame(Audited one, Audited other) {
    assertThat(other.verdicts()).isEqualTo(one.verdicts());
    assertThat(other.gaps()).isEqualTo(one.gaps());
  }

  private void assertAllowed(Map<String, String> verdicts) {
    assertThat(verdicts.keySet()).isEqualTo(places.keySet());
    places.forEach((place, allowed) -> assertThat(verdicts.get(place)).as(place).isIn(allowed));
    assertThat(Set.copyOf(verdicts.values())).hasSizeGreaterThan(10);
  }

  /** Records a fleet that nobody listens to. */
  private LocalKeys record(Path to) throws Exception {
    DataDirectory data = DataDirectory.prepare(directory.resolve("data"));
    LocalSettings settings = new LocalSettings(0, "acme", Optional.empty(), Duration.ofSeconds(1));
    try (LocalInstance instance = LocalInstance.start(data, settings, line -> {})) {
      var facts = new TopicPreflight(instance.kafka(), TimestampRule.RECORDED).inputs(INPUTS);
      try (Metronome metronome = Metronome.start(instance.kafka(), facts.values());
          TestFleet fleet = new TestFleet(instance.kafka(), instance.keys())) {
        Traffic traffic = Traffic.start(fleet);
        TimeUnit.SECONDS.sleep(RECORDED_SECONDS);
        traffic.close();
        places = traffic.places();
        TimeUnit.SECONDS.sleep(3); // Ticks, so that time goes on past the last message.
        assertThat(metronome.ticksWritten()).isPositive();
      }
      TopicRecorder.record(instance.kafka(), INPUTS, to);
      return instance.keys();
    }
  }
}
