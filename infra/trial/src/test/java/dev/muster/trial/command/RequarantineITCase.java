package dev.muster.trial.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.InstanceLock;
import dev.muster.admin.installation.RunningInstance;
import dev.muster.arrival.Origin;
import dev.muster.audit.AuditTables;
import dev.muster.cli.Muster;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.iceberg.IcebergAuditSinks;
import dev.muster.connectors.kafka.DeadLetter;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicReader;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.schemas.Topics;
import dev.muster.testkit.TableRows;
import dev.muster.verify.RefusedRecord;
import dev.muster.verify.VerdictReason;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RequarantineITCase {
  private static final int PARTITION = 1;
  private static final OffsetDateTime ARRIVAL = OffsetDateTime.parse("2026-03-01T12:00:00Z");

  @TempDir private Path directory;
  private InstanceLock lock;
  private EmbeddedBroker broker;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void start() {
    DataDirectory data = DataDirectory.prepare(directory);
    assertThat(run("init")).isZero();
    lock = InstanceLock.take(data);
    broker = EmbeddedBroker.start(data.kafka(), 0);
    TopicCreation.createMissing(broker.access(), TopicSpec.defaults());
    RunningInstance.ofThisProcess("127.0.0.1:" + broker.port()).announce(data);
  }

  @AfterEach
  void stop() {
    broker.close();
    lock.close();
  }

  @Test
  void putsIntoQuarantineWhatWasRefusedAndLost() throws Exception {
    sendTelemetry(7);
    writeRows("MALFORMED", "ACCEPTED", "BAD_SIGNATURE", "REPLAYED", "MALFORMED", "TICK", "EXPIRED");
    send(letter(3, VerdictReason.REPLAYED));
    removeBefore(1);
    assertThat(run("audit", "reconcile")).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "missing: no dead letter for refused offset in partition 1 0, 2, 4 (3 in all)",
            "`./muster audit requarantine` sends what is missing");

    assertThat(run("audit", "requarantine", "--json")).as(err.toString()).isEqualTo(1);

    assertThat(out.toString()).contains("\"sent\":2").contains("\"gone\":1");
    List<ConsumerRecord<byte[], byte[]>> letters = letters();
    assertThat(letters)
        .extracting(letter -> text(letter, DeadLetter.OFFSET_HEADER))
        .containsExactly("3", "2", "4");
    assertThat(letters).extracting(ConsumerRecord::partition).containsOnly(PARTITION);
    ConsumerRecord<byte[], byte[]> second = letters.get(1);
    assertThat(new String(second.key(), StandardCharsets.UTF_8)).isEqualTo("pump-2");
    assertThat(new String(second.value(), StandardCharsets.UTF_8)).isEqualTo("message 2");
    assertThat(text(second, DeadLetter.REASON_HEADER)).isEqualTo("BAD_SIGNATURE");
    assertThat(text(second, "__dlq.errors.topic")).isEqualTo(Topics.TELEMETRY);
    assertThat(run("audit", "requarantine")).isEqualTo(1);
    assertThat(letters()).hasSize(3);

    sendWhatNamesNoOrigin();
    out.getBuffer().setLength(0);
    run("audit", "reconcile");
    assertThat(err.toString()).doesNotContain("names no origin");
    assertThat(out.toString())
        .contains("4 dead letters compared", "(5 records of others passed over)")
        .doesNotContain("not the refused record");
    out.getBuffer().setLength(0);
    run("audit", "reconcile", "--json");
    assertThat(out.toString()).contains("\"foreign\":5");
  }

  @Test
  void namesADeadLetterThatIsNotTheRefusedRecord() throws Exception {
    sendTelemetry(3);
    writeRows("MALFORMED", "BAD_SIGNATURE", "MALFORMED", "TICK");
    send(letter(0, VerdictReason.MALFORMED));
    send(letter(1, VerdictReason.MALFORMED));
    ProducerRecord<byte[], byte[]> letter = letter(2, VerdictReason.MALFORMED);
    send(
        new ProducerRecord<>(
            letter.topic(),
            letter.partition(),
            letter.key(),
            bytes("message X"),
            letter.headers()));

    assertThat(run("audit", "reconcile")).isEqualTo(1);

    assertThat(out.toString())
        .contains(
            "differing: not the refused record at offset in partition 1 1..2 (2 in all)",
            "offset 1: verdict",
            "offset 2: message_sha256",
            "3 dead letters compared, 0 in flight: rows and quarantine differ.");
  }

  /** Whoever may write to a quarantine keeps no auditor from an answer. */
  private void sendWhatNamesNoOrigin() throws Exception {
    for (String partition : new String[] {null, "x", "-1", "99999999999999999999", "4000000000"}) {
      ProducerRecord<byte[], byte[]> junk =
          new ProducerRecord<>(Topics.TELEMETRY_DEAD_LETTERS, 0, bytes("a"), bytes("b"));
      if (partition != null) {
        junk.headers().add(DeadLetter.PARTITION_HEADER, bytes(partition));
        junk.headers().add(DeadLetter.OFFSET_HEADER, bytes("7"));
      }
      send(junk);
    }
  }

  @Test
  void tellsWhatIsLostFromWhatMayStillComeWhileATransactionIsOpen() throws Exception {
    sendTelemetry(4);
    writeRows("MALFORMED", "MALFORMED", "MALFORMED", "TICK");
    try (KafkaProducer<byte[], byte[]> before = producer("a job before");
        KafkaProducer<byte[], byte[]> job = producer("a job");
        KafkaProducer<byte[], byte[]> other = producer("another task of it")) {
      begin(before).send(letter(2, VerdictReason.MALFORMED)).get();
      before.abortTransaction();
      begin(job).send(letter(0, VerdictReason.MALFORMED)).get();
      begin(other).send(letter(1, VerdictReason.MALFORMED)).get();
      other.commitTransaction();
      assertThat(run("audit", "reconcile")).isEqualTo(1);
      assertThat(out.toString())
          .contains(
              "missing: no dead letter for refused offset in partition 1 2 (1 in all)",
              "1 dead letters compared, 2 in flight");

      assertThat(run("audit", "requarantine")).as(err.toString()).isZero();

      assertThat(out.toString()).contains("Sent 1 dead letters again.");
      job.commitTransaction();
    }
    assertThat(run("audit", "requarantine")).isZero();
    assertThat(out.toString()).contains("No dead letter was sent.");
    assertThat(letters())
        .extracting(letter -> text(letter, DeadLetter.OFFSET_HEADER))
        .containsExactlyInAnyOrder("0", "1", "2");
  }

  private static KafkaProducer<byte[], byte[]> begin(KafkaProducer<byte[], byte[]> producer) {
    producer.initTransactions();
    producer.beginTransaction();
    return producer;
  }

  private void sendTelemetry(int count) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer(null)) {
      for (int i = 0; i < count; i++) {
        producer
            .send(
                new ProducerRecord<>(
                    Topics.TELEMETRY, PARTITION, bytes("pump-" + i), bytes("message " + i)))
            .get();
      }
    }
  }

  /** A row for each offset, from the first on. */
  private void writeRows(String... verdicts) throws Exception {
    AuditCatalog catalog = new AuditCatalog(CatalogSettings.embedded(directory));
    IcebergAuditSinks.createTables(catalog);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int offset = 0; offset < verdicts.length; offset++) {
      Map<String, Object> row = new HashMap<>();
      row.put("arrival", ARRIVAL);
      row.put("kafka_topic", Topics.TELEMETRY);
      row.put("kafka_partition", PARTITION);
      row.put("kafka_offset", (long) offset);
      row.put("authenticated", false);
      row.put("verdict", verdicts[offset]);
      row.put("size_bytes", bytes("message " + offset).length);
      row.put("message_sha256", ByteBuffer.wrap(sha256(bytes("message " + offset))));
      row.put("run_id", "run-1");
      row.put("processed_at", ARRIVAL);
      rows.add(row);
    }
    new TableRows(catalog, AuditTables.VERDICTS).append(rows);
  }

  private static byte[] sha256(byte[] value) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(value);
  }

  private static ProducerRecord<byte[], byte[]> letter(long offset, VerdictReason reason) {
    Origin origin =
        new Origin(Topics.TELEMETRY, PARTITION, offset, ARRIVAL.toInstant().toEpochMilli());
    return DeadLetter.of(
            new RefusedRecord(
                origin, bytes("pump-" + offset), bytes("message " + offset), reason, "for people"))
        .to(Topics.TELEMETRY_DEAD_LETTERS, 2, 1 << 20, null);
  }

  private void send(ProducerRecord<byte[], byte[]> record) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer(null)) {
      producer.send(record).get();
    }
  }

  private KafkaProducer<byte[], byte[]> producer(String transactionalId) {
    Properties properties = broker.access().clientProperties();
    if (transactionalId != null) {
      properties.setProperty("transactional.id", transactionalId);
    }
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private void removeBefore(long offset) throws Exception {
    try (Admin admin = Admin.create(broker.access().clientProperties())) {
      TopicPartition telemetry = new TopicPartition(Topics.TELEMETRY, PARTITION);
      admin.deleteRecords(Map.of(telemetry, RecordsToDelete.beforeOffset(offset))).all().get();
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> letters() {
    List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
    try (TopicReader reader = TopicReader.open(broker.access(), Topics.TELEMETRY_DEAD_LETTERS)) {
      reader.read(List.of(PARTITION), letters::add);
    }
    return letters;
  }

  private static String text(ConsumerRecord<byte[], byte[]> letter, String header) {
    return new String(letter.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private int run(String... arguments) {
    CommandLine line = Muster.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", directory.toString()));
    return line.execute(all.toArray(String[]::new));
  }
}
