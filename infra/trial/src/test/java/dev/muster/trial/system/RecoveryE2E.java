package dev.muster.trial.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.InstanceLock;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.audit.ReconciliationReport;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TopicProgress;
import dev.muster.connectors.kafka.recording.TopicRecorder;
import dev.muster.message.TopicPartitions.Growth;
import dev.muster.pipeline.RunningPipeline;
import dev.muster.schemas.Topics;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code up}, killed under continuous traffic at the worst moments and at random ones, goes on by
 * itself, each time with another parallelism: every record has one verdict, every refused one a
 * single dead letter, and the answers are those that an undisturbed run gives.
 */
class RecoveryE2E {
  /** How many kills at random moments; more by {@code -Dmuster.kills=20}. */
  private static final int KILLS = Integer.getInteger("muster.kills", 3);

  private static final long SEED = Long.getLong("muster.kills.seed", 11);

  /** That of each start, in turn. */
  private final Iterator<Integer> parallelism = Parallelisms.alternating();

  @TempDir private Path directory;
  private DataDirectory data;
  private Audited audited;
  private Map<String, Set<String>> places;
  private TestFleet fleet;

  @AfterEach
  void closeFleet() {
    fleet.close();
  }

  @Test
  void losesNothingAndDoublesNothing() throws Exception {
    data = DataDirectory.prepare(directory.resolve("data"));
    audited = new Audited(new AuditCatalog(CatalogSettings.embedded(data.root())));
    try (Traffic traffic = killBeforeTheFirstCheckpoint()) {
      haltAt("before-commit");
      haltAt("between-tables");
      haltAt(RestoreTrap.NAME);
      Random random = new Random(SEED);
      killAtRandom(random, KILLS - KILLS / 2);
      grow();
      traffic.halfByFormer(4);
      killAtRandom(random, KILLS / 2);
      try (Child up = up()) {
        KafkaAccess kafka = KafkaAccess.plain(up.awaitInstance(data).bootstrapServers());
        traffic.close();
        places = traffic.places();
        assertExact(kafka, traffic.givenUp());
        besideAnother(up);
        TopicRecorder.record(kafka, Replay.RECORDED, directory.resolve("recording"));
        up.stop();
      }
    }
    assertSameAsUndisturbed();
    refusesToStartFromAnOlderCheckpointOrNone();
  }

  /** Refused records are in quarantine already, in a transaction that nothing will ever commit. */
  private Traffic killBeforeTheFirstCheckpoint() throws Exception {
    try (Child up = Child.muster(logs(), arguments(data, "1h"))) {
      KafkaAccess kafka = KafkaAccess.plain(up.awaitInstance(data).bootstrapServers());
      fleet = new TestFleet(kafka, LocalKeys.open(data));
      Traffic traffic = Traffic.start(fleet);
      TopicProgress quarantine = new TopicProgress(kafka, Topics.TELEMETRY_DEAD_LETTERS);
      Audited.await(
          quarantine::hasOpenTransaction, () -> "nothing was judged; it said: " + up.output());
      up.kill();
      assertThat(newestCheckpoint()).isEmpty();
      return traffic;
    }
  }

  /** The process ends itself where the trap is. */
  private void haltAt(String trap) throws Exception {
    List<String> flags = List.of("-D" + HaltingCatalog.TRAP + "=" + trap);
    String root = data.root().toString();
    String next = parallelism.next().toString();
    try (Child up = Child.java(logs(), flags, TrappedUp.class, root, "acme", next)) {
      assertThat(up.exitCode()).as(trap + ": " + up.output()).isEqualTo(HaltingCatalog.STATUS);
    }
  }

  /** Twice as many partitions of telemetry, which the next start goes on with. */
  private void grow() throws Exception {
    String[] arguments = {"topic", "grow", "--partitions", "8", "--data", data.root().toString()};
    try (Child growing = Child.muster(logs(), arguments)) {
      assertThat(growing.exitCode()).as(growing.output()).isZero();
      assertThat(growing.output()).contains("Topic muster.telemetry has 8 partitions, and had 4.");
    }
  }

  /** As table {@code runs} tells it, for who replays the topics. */
  private List<Growth> grown() {
    String told =
        (String)
            audited
                .rows("SELECT DISTINCT detail FROM audit.runs WHERE event = 'TOPIC_GREW'")
                .get(0)
                .get(0);
    String since = told.substring("had 4 partitions until ".length());
    return List.of(new Growth(4, Instant.parse(since).toEpochMilli()));
  }

  private void killAtRandom(Random random, int kills) throws Exception {
    for (int kill = 0; kill < kills; kill++) {
      try (Child up = up()) {
        up.awaitInstance(data);
        if (kill % 2 == 0) {
          awaitAnotherCheckpoint(up);
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(4_000));
        List<ProcessHandle> children = up.handle().descendants().toList();
        up.kill();
        Audited.await(
            () -> children.stream().noneMatch(ProcessHandle::isAlive),
            () -> "children outlive their parent: " + children);
      }
    }
  }

  private void awaitAnotherCheckpoint(Child up) {
    long before = newestCheckpoint().map(RecoveryE2E::number).orElse(0L);
    Audited.await(
        () -> newestCheckpoint().map(RecoveryE2E::number).orElse(0L) > before,
        () -> "no checkpoint completed; it said: " + up.output());
  }

  private void assertExact(KafkaAccess kafka, int givenUp) {
    assertThat(places.keySet()).as("records in each partition").anyMatch(p -> p.startsWith("7:"));
    Audited.await(
        () -> audited.verdictsByPlace().keySet().containsAll(places.keySet()),
        () -> "not every acknowledged record has a verdict");
    ReconciliationReport report = audited.reconciled(kafka, places.size());
    assertThat(report.isClean()).as(report.toString()).isTrue();
    Map<String, String> verdicts = audited.verdictsByPlace();
    assertThat(verdicts.size()).isBetween(places.size(), places.size() + givenUp);
    places.forEach(
        (place, allowed) ->
            assertThat(verdicts.get(place)).as(() -> audited.told(place)).isIn(allowed));
    long refused =
        verdicts.values().stream().filter(verdict -> !verdict.equals("ACCEPTED")).count();
    DeadLetters.await(kafka, refused).assertSameAs(audited);
    assertThat(audited.number("SELECT count(*) FROM audit.runs WHERE event = 'STARTED'"))
        .as("starts that wrote rows")
        .isGreaterThanOrEqualTo(3);
  }

  /** A second one on another directory has its own port and its own record. */
  private void besideAnother(Child up) throws Exception {
    long before = audited.judged();
    DataDirectory other = DataDirectory.prepare(directory.resolve("other"));
    try (Child second = Child.muster(logs(), arguments(other, "1s"))) {
      KafkaAccess kafka = KafkaAccess.plain(second.awaitInstance(other).bootstrapServers());
      Audited judged = new Audited(new AuditCatalog(CatalogSettings.embedded(other.root())));
      try (TestFleet others = new TestFleet(kafka, LocalKeys.open(other))) {
        TestDevice device = others.device("pump-0");
        others.register(List.of(device));
        others.sendAll(List.of(device.record(device.next())));
        judged.awaitJudged(1);
      }
      assertThat(judged.reasons()).isEqualTo(Map.of("ACCEPTED", 1L));
      assertThat(up.alive()).isTrue();
      assertThat(audited.judged()).as("judged by the first").isEqualTo(before);
    }
  }

  private void assertSameAsUndisturbed() throws Exception {
    try (Replay replay = new Replay(directory.resolve("replay"), LocalKeys.open(data))) {
      replay.play(directory.resolve("recording"));
      replay.grown(grown());
      Audited undisturbed = replay.audited("backlog");
      try (RunningPipeline pipeline = replay.judge("backlog", 2)) {
        undisturbed.awaitJudged(audited.judged());
        assertThat(pipeline.running()).isTrue();
      }
      assertThat(audited.verdicts()).isEqualTo(undisturbed.verdicts());
      assertThat(audited.gaps()).isEqualTo(undisturbed.gaps()).isNotEmpty();
    }
  }

  private void refusesToStartFromAnOlderCheckpointOrNone() throws Exception {
    assertThat(InstanceLock.isTaken(data)).isFalse();
    Path newest = newestCheckpoint().orElseThrow();
    Files.move(newest, newest.resolveSibling("chk-1"));
    assertRefused("is older than checkpoint");
    delete(data.checkpoints());
    assertRefused("No completed checkpoint was found");
  }

  private void assertRefused(String sentence) throws Exception {
    try (Child up = up()) {
      assertThat(up.exitCode()).isEqualTo(1);
      assertThat(up.output().lines().toList())
          .as(up.output())
          .hasSize(1)
          .allMatch(line -> line.startsWith("muster: ") && line.contains(sentence));
    }
  }

  private Child up() throws IOException {
    return Child.muster(logs(), arguments(data, "1s"));
  }

  private String[] arguments(DataDirectory at, String interval) throws IOException {
    Path config = directory.resolve("up.yaml");
    Files.writeString(
        config,
        "parallelism: " + parallelism.next() + "\ncheckpoint:\n  interval: " + interval + "\n");
    return new String[] {
      "up", "--data", at.root().toString(), "--fleet", "acme", "--config", config.toString()
    };
  }

  private Path logs() {
    return directory.resolve("said");
  }

  /** Looks while checkpoints come and go. */
  private Optional<Path> newestCheckpoint() {
    File[] jobs = data.checkpoints().toFile().listFiles();
    return Stream.of(jobs == null ? new File[0] : jobs)
        .flatMap(job -> Stream.ofNullable(job.listFiles()).flatMap(Stream::of))
        .map(File::toPath)
        .filter(checkpoint -> Files.exists(checkpoint.resolve("_metadata")))
        .max(Comparator.comparingLong(RecoveryE2E::number));
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
