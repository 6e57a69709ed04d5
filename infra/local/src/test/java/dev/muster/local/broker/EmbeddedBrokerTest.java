package dev.muster.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.PreflightException;
import dev.muster.connectors.kafka.TimestampRule;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicFacts;
import dev.muster.connectors.kafka.TopicPreflight;
import dev.muster.connectors.kafka.TopicReader;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.connectors.kafka.recording.Playback;
import dev.muster.connectors.kafka.recording.RecordingPlayer;
import dev.muster.connectors.kafka.recording.TopicRecorder;
import dev.muster.message.Unopened;
import dev.muster.schemas.Topics;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.message.InitProducerIdRequestData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.SimpleRecord;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.InitProducerIdRequest;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.ByteUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One broker after the other on shared directories, since each start costs seconds. */
class EmbeddedBrokerTest {
  private static final TopicSpec TELEMETRY = TopicSpec.telemetry(Topics.TELEMETRY, 2);
  private static final TopicSpec REGISTRY = TopicSpec.control(Topics.REGISTRY, 1);

  @TempDir Path directory;

  @Test
  void keepsRecordsOverARestartAndGivesThemBackFromARecording() throws Exception {
    Path kafka = directory.resolve("kafka");
    List<String> written;
    try (EmbeddedBroker broker = EmbeddedBroker.start(kafka, 0)) {
      preflightSaysWhatIsMissing(broker.access());
      TopicCreation.createMissing(broker.access(), List.of(TELEMETRY, REGISTRY));
      preflightSeesTheTopics(broker.access());
      assertThatThrownBy(() -> EmbeddedBroker.start(directory.resolve("other"), broker.port()))
          .isInstanceOf(BrokerStartException.class)
          .hasMessageContaining("is taken");
      send(broker.access());
      written = content(broker.access());
      assertThat(written).hasSize(20);
      outlivesWhatUnpacksToMoreThanItHas(broker);
      waitsForNoRequestThatDoesNotCome(broker);
      letsNobodyChangeItself(broker.access());
      givesNoEndlessTransactionalId(broker.access());
      letsNobodyTakeOverAProducerId(broker);
      givesNoEndOfTransactionalIds(broker);
      takesNewClientsBesideManyThatSayNothing(broker);
    }
    Path recording = directory.resolve("recording");
    try (EmbeddedBroker broker = EmbeddedBroker.start(kafka, 0)) {
      assertThat(content(broker.access())).isEqualTo(written);
      TopicRecorder.record(broker.access(), List.of(Topics.TELEMETRY, Topics.REGISTRY), recording);
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("second"), 0)) {
      RecordingPlayer player =
          new RecordingPlayer(broker.access(), Playback.backlog(List.of(TELEMETRY, REGISTRY)));
      player.createTopics();
      assertThat(player.play(recording)).isEqualTo(20);
      assertThat(content(broker.access())).isEqualTo(written);
      assertThatThrownBy(
              () ->
                  new TopicPreflight(broker.access(), TimestampRule.LOG_APPEND_TIME)
                      .inputs(List.of(Topics.TELEMETRY)))
          .isInstanceOf(PreflightException.class)
          .hasMessageContaining("message.timestamp.type=CreateTime");
    }
  }

  /** What is too large for a reader only is taken, and read as stand-ins. */
  private static void outlivesWhatUnpacksToMoreThanItHas(EmbeddedBroker broker) throws IOException {
    TopicCreation.createMissing(broker.access(), List.of(TopicSpec.decisions("bombs", 1)));
    RawProduce raw = new RawProduce(broker.port(), "bombs");
    assertThat(raw.send(CompressionType.ZSTD, 1, out -> RawProduce.zeros(out, 0, 900 << 20)))
        .isEqualTo(Errors.INVALID_RECORD);
    assertThat(raw.send(CompressionType.ZSTD, 1, out -> RawProduce.zeros(out, 0, 15 << 20)))
        .isEqualTo(Errors.NONE);
    assertThat(raw.send(CompressionType.GZIP, 1, out -> RawProduce.zeros(out, 0, 3 << 20)))
        .isEqualTo(Errors.NONE);
    assertThat(raw.send(CompressionType.ZSTD, 20_000_000, EmbeddedBrokerTest::emptyRecords))
        .isEqualTo(Errors.INVALID_RECORD);
    assertThat(raw.send(CompressionType.SNAPPY, 1, declaring2GiB()))
        .isEqualTo(Errors.INVALID_RECORD);
    assertThat(raw.send(CompressionType.NONE, 1, EmbeddedBrokerTest::manyHeaders))
        .isEqualTo(Errors.INVALID_RECORD);
    assertThat(raw.send(CompressionType.LZ4, 2, ByteBuffer.wrap(new byte[100])))
        .isNotEqualTo(Errors.NONE);
    assertThat(raw.exchange(MemoryRecords.readableRecords(ByteBuffer.allocate(70))))
        .isEqualTo(Errors.CORRUPT_MESSAGE);
    List<Unopened> left = new ArrayList<>();
    try (TopicReader reader = TopicReader.open(broker.access(), "bombs")) {
      reader.readAll(record -> left.add(record.unopened()));
    }
    assertThat(left).extracting(Unopened::valueBytes).containsExactly(15L << 20, 3L << 20);
    assertThat(left).allMatch(each -> each.cause() == Unopened.Cause.TOO_LARGE);
  }

  /** Memory for what is declared is taken at once, and there is some for eight of these. */
  private static void waitsForNoRequestThatDoesNotCome(EmbeddedBroker broker) throws IOException {
    List<RawConnection> idlers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      RawConnection idler = new RawConnection(broker.port());
      idler.declare(8 << 20);
      idlers.add(idler);
    }
    RawProduce raw = new RawProduce(broker.port(), "bombs");
    for (int i = 0; i < 20; i++) {
      assertThat(raw.send(CompressionType.NONE, 1, out -> RawProduce.zeros(out, 0, 10)))
          .isEqualTo(Errors.NONE);
    }
    assertThat(idlers.get(39).isEndedSoFar()).as("small requests wait for none").isFalse();
    for (RawConnection idler : idlers) {
      assertThat(idler.isEnded()).isTrue();
      idler.close();
    }
  }

  /** What is set of a broker outlives it, and would be there when nobody can come in any more. */
  private static void letsNobodyChangeItself(KafkaAccess access) throws Exception {
    ConfigResource itself = new ConfigResource(ConfigResource.Type.BROKER, "1");
    AlterConfigOp few =
        new AlterConfigOp(new ConfigEntry("max.connections", "5"), AlterConfigOp.OpType.SET);
    try (Admin admin = Admin.create(access.clientProperties())) {
      assertThatThrownBy(
              () -> admin.incrementalAlterConfigs(Map.of(itself, List.of(few))).all().get())
          .isInstanceOf(ExecutionException.class);
      assertThat(
              admin
                  .describeConfigs(List.of(itself))
                  .all()
                  .get()
                  .get(itself)
                  .get("max.connections")
                  .value())
          .isEqualTo("2000");
    }
  }

  private static void givesNoEndlessTransactionalId(KafkaAccess access) {
    try (KafkaProducer<byte[], byte[]> producer = transactional(access, "x".repeat(250))) {
      assertThatThrownBy(producer::initTransactions).isInstanceOf(KafkaException.class);
    }
    try (KafkaProducer<byte[], byte[]> producer = transactional(access, "x".repeat(249))) {
      producer.initTransactions();
    }
  }

  /** The ids of producers are small numbers, and Kafka believes any epoch that is higher. */
  private static void letsNobodyTakeOverAProducerId(EmbeddedBroker broker) throws Exception {
    TopicCreation.createMissing(broker.access(), List.of(TopicSpec.decisions("ids", 1)));
    RawProduce raw = new RawProduce(broker.port(), "ids");
    try (KafkaProducer<byte[], byte[]> sink = transactional(broker.access(), "sink")) {
      sink.initTransactions();
      TimeUnit.MILLISECONDS.sleep(1_100);
      Set<Errors> answers = new HashSet<>();
      for (long id = 0; id < 20; id++) {
        answers.add(
            raw.exchange(
                MemoryRecords.withIdempotentRecords(
                    Compression.NONE, id, (short) 30_000, 0, new SimpleRecord(new byte[1]))));
      }
      assertThat(answers).contains(Errors.INVALID_RECORD);

      sink.beginTransaction();
      sink.send(new ProducerRecord<>("ids", 0, null, new byte[] {1})).get();
      sink.commitTransaction();
    }
  }

  /** As many as may be are known from the second before; those go on. */
  private static void givesNoEndOfTransactionalIds(EmbeddedBroker broker) throws Exception {
    try (RawConnection connection = new RawConnection(broker.port())) {
      for (int id = 0; id < 2_000; id++) {
        assertThat(begin(connection, "many-" + id)).isEqualTo(Errors.NONE);
      }
      TimeUnit.MILLISECONDS.sleep(1_100);
      assertThat(begin(connection, "one too many")).isEqualTo(Errors.INVALID_REQUEST);
      assertThat(begin(connection, "many-1")).isEqualTo(Errors.NONE);
    }
  }

  /** The last ones connect only while others are ended, and nobody else could otherwise. */
  private static void takesNewClientsBesideManyThatSayNothing(EmbeddedBroker broker)
      throws Exception {
    List<Socket> silent = new ArrayList<>();
    try (Admin client = Admin.create(broker.access().clientProperties())) {
      for (int i = 0; i < BrokerSettings.CONNECTIONS + 100; i++) {
        Socket socket = new Socket();
        silent.add(socket);
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), broker.port()), 15_000);
        if (i % 10 == 0) {
          // So many wait to be accepted at most: who comes beyond is heard a second later.
          TimeUnit.MILLISECONDS.sleep(2);
        }
      }
      assertThat(client.listTopics().names().get()).contains(Topics.TELEMETRY);
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  /** Producer ids are taken a thousand at a time, and meanwhile there are none. */
  private static Errors begin(RawConnection connection, String transactionalId) throws IOException {
    AbstractRequest request = beginning(transactionalId);
    Errors answer;
    do {
      connection.send(request);
      answer = connection.answer(request).errorCounts().keySet().iterator().next();
    } while (answer == Errors.COORDINATOR_LOAD_IN_PROGRESS);
    return answer;
  }

  private static AbstractRequest beginning(String transactionalId) {
    return new InitProducerIdRequest.Builder(
            new InitProducerIdRequestData()
                .setTransactionalId(transactionalId)
                .setTransactionTimeoutMs(60_000)
                .setProducerId(-1)
                .setProducerEpoch((short) -1))
        .build((short) 4);
  }

  private static KafkaProducer<byte[], byte[]> transactional(KafkaAccess access, String id) {
    Properties client = access.clientProperties();
    client.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
    return new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static void emptyRecords(DataOutputStream out) throws IOException {
    byte[] many = new byte[7 * 10_000];
    for (int i = 0; i < many.length; i += 7) {
      System.arraycopy(new byte[] {12, 0, 0, 0, 1, 1, 0}, 0, many, i, 7);
    }
    for (int i = 0; i < 2_000; i++) {
      out.write(many);
    }
  }

  private static void manyHeaders(DataOutputStream out) throws IOException {
    int headers = 400_000;
    ByteUtils.writeVarint(5 + ByteUtils.sizeOfVarint(headers) + 2 * headers, out);
    out.write(new byte[] {0, 0, 0, 1, 1});
    ByteUtils.writeVarint(headers, out);
    for (int i = 0; i < headers; i++) {
      out.write(0);
      out.write(1);
    }
  }

  private static ByteBuffer declaring2GiB() {
    return ByteBuffer.wrap(new byte[] {-1, -1, -1, -1, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
  }

  private static void preflightSaysWhatIsMissing(KafkaAccess access) {
    assertThatThrownBy(
            () ->
                new TopicPreflight(access, TimestampRule.LOG_APPEND_TIME)
                    .inputs(List.of(Topics.TELEMETRY)))
        .isInstanceOf(PreflightException.class)
        .hasMessageContaining("has no topic " + Topics.TELEMETRY);
  }

  private static void preflightSeesTheTopics(KafkaAccess access) {
    Map<String, TopicFacts> facts =
        new TopicPreflight(access, TimestampRule.LOG_APPEND_TIME)
            .inputs(List.of(Topics.TELEMETRY, Topics.REGISTRY));
    assertThat(facts.values())
        .extracting(TopicFacts::name, TopicFacts::partitions)
        .containsExactly(tuple(Topics.TELEMETRY, 2), tuple(Topics.REGISTRY, 1));
    assertThat(facts.values()).extracting(TopicFacts::id).doesNotHaveDuplicates();
  }

  private static void send(KafkaAccess access) throws ExecutionException, InterruptedException {
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(access.clientProperties(), bytes, bytes)) {
      for (byte i = 0; i < 20; i++) {
        var record =
            new ProducerRecord<byte[], byte[]>(
                Topics.TELEMETRY, i % 2, null, i < 5 ? null : new byte[] {i}, new byte[] {i, i});
        record.headers().add("n", new byte[] {i});
        producer.send(record).get();
      }
    }
  }

  /** Everything that a verdict could depend on, as text. */
  private static List<String> content(KafkaAccess access) {
    List<String> content = new ArrayList<>();
    try (TopicReader reader = TopicReader.open(access, Topics.TELEMETRY)) {
      for (int partition = 0; partition < reader.partitions(); partition++) {
        reader.read(
            List.of(partition),
            record ->
                content.add(
                    "%s/%s@%s %s %s %s"
                        .formatted(
                            record.partition(),
                            record.offset(),
                            record.timestamp(),
                            java.util.Arrays.toString(record.key()),
                            java.util.Arrays.toString(record.value()),
                            record.headers())));
      }
    }
    return content;
  }
}
