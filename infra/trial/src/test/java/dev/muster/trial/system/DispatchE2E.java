package dev.muster.trial.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.admin.control.ControlPublisher;
import dev.muster.admin.control.ControlTopic;
import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicReader;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.control.ControlContents;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.control.root.Role;
import dev.muster.dispatch.CommandCheck;
import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.message.ArrivedRecord;
import dev.muster.schemas.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Dispatch, killed at the named points of its exactly-once path and at random ones: each committed
 * decision is signed once, what was taken back never, and what nobody with the right role decided
 * goes into quarantine once.
 */
class DispatchE2E {
  private static final int KILLS = Integer.getInteger("muster.kills", 5);
  private static final long SEED = Long.getLong("muster.kills.seed", 11);

  @TempDir private Path directory;
  private LocalKeys keys;
  private EmbeddedBroker broker;
  private KafkaAccess kafka;
  private Path config;

  @BeforeEach
  void start() throws IOException {
    DataDirectory data = DataDirectory.prepare(directory.resolve("data"));
    keys = LocalKeys.openOrCreate(data, "acme", line -> {});
    broker = EmbeddedBroker.start(data.kafka(), 0);
    kafka = broker.access();
    TopicCreation.createMissing(kafka, TopicSpec.defaults());
    config = Files.writeString(directory.resolve("muster.yaml"), yaml());
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void signsEachCommittedDecisionOnce() throws Exception {
    registrar().publish(Decisions.devices());
    Decisions decisions = new Decisions(kafka, keys);
    decisions.start();
    decisions.forged().add(beginningOfABomb());
    haltAt("before-kafka-commit");
    haltAt("after-kafka-commit");
    copyACommandAsIfANewerCheckpointCoveredIt();
    killAtRandom(new Random(SEED));
    try (Child dispatch = dispatch()) {
      decisions.close();
      Audited.await(
          () -> commands().size() >= decisions.committed().size(),
          () -> commands().size() + " of " + decisions.committed().size() + " commands");
      Audited.await(
          () -> quarantined().size() >= decisions.forged().size(),
          () -> quarantined().size() + " of " + decisions.forged().size() + " dead letters");
      Audited.await(() -> suspended() == Decisions.DEVICES, () -> suspended() + " suspended");
      dispatch.stop();
    }
    assertThat(commands()).containsExactlyInAnyOrderElementsOf(decisions.committed());
    assertThat(quarantined()).containsExactlyInAnyOrderElementsOf(decisions.forged());
    refusesToStartFromAnOlderCheckpointOrNone();
  }

  private void haltAt(String trap) throws Exception {
    List<String> flags = List.of("-D" + CommitTrap.TRAP + "=" + trap);
    try (Child dispatch = Child.java(directory, flags, TrappedDispatch.class, config.toString())) {
      assertThat(dispatch.exitCode())
          .as(trap + ": " + dispatch.output())
          .isEqualTo(CommitTrap.STATUS);
    }
  }

  /** 3 MB of zeros in 3 KB: too large for the quarantine, and for its reader. */
  private byte[] beginningOfABomb() throws Exception {
    Properties sender = kafka.clientProperties();
    sender.setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
    sender.setProperty(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, String.valueOf(4 << 20));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(sender, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.INTENTS, new byte[3 << 20])).get();
    }
    return new byte[512];
  }

  /** Anyone who can write there can: no start may be refused for it. */
  private void copyACommandAsIfANewerCheckpointCoveredIt() throws Exception {
    ProducerRecord<byte[], byte[]> copy =
        new ProducerRecord<>(Topics.COMMANDS, values(Topics.COMMANDS).get(0));
    copy.headers().add(Topics.CHECKPOINT_HEADER, "999999".getBytes(StandardCharsets.US_ASCII));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            kafka.clientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(copy).get();
    }
  }

  private void killAtRandom(Random random) throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      int before = commands().size();
      try (Child dispatch = dispatch()) {
        if (kill % 2 == 0) {
          Audited.await(() -> commands().size() > before, dispatch::output);
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(2_000));
        dispatch.kill();
      }
    }
  }

  private void refusesToStartFromAnOlderCheckpointOrNone() throws Exception {
    Path checkpoints = directory.resolve("checkpoints");
    Path newest = newest(checkpoints);
    Files.move(newest, newest.resolveSibling("chk-1"));
    assertRefused("is older than checkpoint");
    Files.move(checkpoints, directory.resolve("elsewhere"));
    assertRefused("No completed checkpoint of dispatch was found");
  }

  private void assertRefused(String sentence) throws Exception {
    try (Child dispatch = dispatch()) {
      assertThat(dispatch.exitCode()).isEqualTo(1);
      assertThat(dispatch.output().lines().toList())
          .as(dispatch.output())
          .singleElement()
          .satisfies(line -> assertThat(line).startsWith("muster: ").contains(sentence));
    }
  }

  /** Ids of what dispatch wrote, as readers of committed records see them, the copy left out. */
  private List<String> commands() {
    CommandCheck check = new CommandCheck(keys.root());
    return values(Topics.COMMANDS).stream()
        .map(ByteBuffer::wrap)
        .distinct()
        .map(ByteBuffer::array)
        .map(value -> HexFormat.of().formatHex(check.genuine(value).orElseThrow().id()))
        .toList();
  }

  private List<byte[]> quarantined() {
    return values(Topics.INTENT_DEAD_LETTERS);
  }

  /** Every device was told to be dormant by some decision, and the registry is to say so. */
  private long suspended() {
    return new ControlTopic<>(kafka, Topics.REGISTRY, ControlContents.REGISTRY, keys.root())
        .newest().values().stream()
            .filter(record -> record.status() == DeviceStatus.SUSPENDED)
            .count();
  }

  private ControlPublisher<DeviceRecord> registrar() {
    return new ControlPublisher<>(
        new ControlTopic<>(kafka, Topics.REGISTRY, ControlContents.REGISTRY, keys.root()),
        keys.signer(Role.REGISTRAR),
        InstantSource.system());
  }

  private List<byte[]> values(String topic) {
    List<byte[]> values = new ArrayList<>();
    try (TopicReader reader = TopicReader.open(kafka, topic)) {
      reader.readAll((ArrivedRecord record) -> values.add(record.value()));
    }
    return values;
  }

  private static Path newest(Path checkpoints) throws IOException {
    try (var files = Files.walk(checkpoints)) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .map(Path::getParent)
          .reduce((one, other) -> number(one) > number(other) ? one : other)
          .orElseThrow();
    }
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  private Child dispatch() throws IOException {
    return Child.muster(
        directory,
        "run",
        "--config",
        config.toString(),
        "--job",
        "dispatch",
        "--data",
        directory.resolve("data").toString());
  }

  private String yaml() {
    return """
    fleet: acme
    kafka: {bootstrap-servers: '%s', transaction-timeout: 1h}
    control: {root: '%s', root-sha256: %s}
    dispatch: {keys: '%s', checkpoint: {directory: '%s', interval: 300ms}}
    """
        .formatted(
            kafka.bootstrapServers(),
            keys.directory().resolve("root.json"),
            keys.pinned().sha256(),
            keys.directory(),
            directory.resolve("checkpoints"));
  }
}
