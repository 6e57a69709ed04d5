package dev.muster.trial.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.admin.AdminException;
import dev.muster.admin.reconciliation.ReconciliationText;
import dev.muster.admin.reconciliation.ReconciliationView;
import dev.muster.admin.reconciliation.TopicReconciliation;
import dev.muster.audit.AuditTables;
import dev.muster.audit.PartitionReport;
import dev.muster.audit.ReconciliationReport;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.iceberg.IcebergAuditSinks;
import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.schemas.Topics;
import dev.muster.testkit.TableRows;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicReconciliationITCase {
  private static final byte[] JUNK = new byte[1];
  private static final byte[] OTHER_JUNK = new byte[2];

  @TempDir static Path brokerDirectory;

  private static EmbeddedBroker broker;

  @TempDir Path directory;

  private final Set<Long> ticks = new HashSet<>();
  private String device;
  private Long epoch;
  private AuditCatalog catalog;

  @BeforeAll
  static void startBroker() {
    broker = EmbeddedBroker.start(brokerDirectory, 0);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void createTables() {
    catalog = new AuditCatalog(CatalogSettings.embedded(directory));
    IcebergAuditSinks.createTables(catalog);
  }

  @Test
  void findsEveryRowWhereNothingWentWrong() throws Exception {
    String topic = topicWith("clean", JUNK, 100, 89);
    write(topic, 0, 90);

    ReconciliationReport report = reconcile(topic);

    assertThat(report.isClean()).isTrue();
    assertThat(report.compared()).isEqualTo(90);
    assertThat(report.inFlight()).isEqualTo(10);
  }

  @Test
  void namesWhatIsMissingAndWhatIsDoubled() throws Exception {
    String topic = topicWith("gaps", JUNK, 100, 99);
    write(topic, 0, 40);
    write(topic, 42, 100);
    write(topic, 7, 9);

    ReconciliationReport report = reconcile(topic);

    assertThat(report.isClean()).isFalse();
    PartitionReport partition = report.partitions().get(0);
    assertThat(partition.missing()).hasToString("40..41");
    assertThat(partition.doubled()).hasToString("7..8");
    assertThat(ReconciliationText.lines(topic, report))
        .contains(
            "  missing: no row for offset 40..41 (2 in all)",
            "  doubled: more than one row for offset 7..8 (2 in all)");
  }

  @Test
  void countsEveryRecordWhateverBecameOfItsTransactionButNoMarker() throws Exception {
    String topic = topicWith("aborted", JUNK, 10, 9);
    try (KafkaProducer<byte[], byte[]> producer = producer("taken-back")) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, 0, null, JUNK)).get();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, 0, null, JUNK)).get();
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(tick(topic)).get();
      ticks.add(14L);
      write(topic, 0, 11);
      write(topic, 12, 13);
      write(topic, 14, 15);

      ReconciliationReport report = reconcile(topic);

      assertThat(report.isClean()).as(report.toString()).isTrue();
      assertThat(report.compared()).isEqualTo(13);
      producer.abortTransaction();
    }
  }

  @Test
  void saysFromWhereItComparedWhenOldRecordsAreGone() throws Exception {
    String topic = topicWith("retained", JUNK, 100, 99);
    write(topic, 0, 100);
    try (Admin admin = Admin.create(broker.access().clientProperties())) {
      admin
          .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(60)))
          .all()
          .get();
    }

    ReconciliationReport report = reconcile(topic);

    assertThat(report.isClean()).isTrue();
    assertThat(report.partitions().get(0).retainedFrom()).isEqualTo(60);
    assertThat(report.compared()).isEqualTo(40);
  }

  @Test
  void missesRowsThatSomebodyDeletedFromTheTable() throws Exception {
    String topic = topicWith("erased", JUNK, 20, 19);
    write(topic, 0, 20);
    new TableRows(catalog, AuditTables.VERDICTS).deletePositions(3, 4, 5);

    ReconciliationReport report = reconcile(topic);

    assertThat(report.isClean()).isFalse();
    assertThat(report.partitions().get(0).missing()).hasToString("3..5");
  }

  @Test
  void namesRowsThatSomebodyChanged() throws Exception {
    String topic = topicWith("changed", JUNK, 20, 19);
    write(topic, 0, 5);
    device = "pump-9";
    write(topic, 5, 10);
    device = null;
    epoch = 3L;
    write(topic, 10, 11);
    epoch = null;
    write(topic, 11, 20);

    ReconciliationReport report = reconcile(topic);

    assertThat(report.isClean()).isFalse();
    assertThat(report.partitions().get(0).differing()).hasToString("5..10");
    assertThat(ReconciliationText.lines(topic, report))
        .contains(
            "  differing: not the row of the record at offset 5..10 (6 in all)",
            "    offset 5: device",
            "    offset 10: epoch",
            "20 records compared, 0 in flight: topic and table differ.");
    assertThat(ReconciliationView.of(topic, report).partitions().get(0).differences())
        .contains(new ReconciliationView.Difference(9, List.of("device")));
  }

  @Test
  void seesThatATopicWasMadeAnewThoughItHasARecordForEachRow() throws Exception {
    String topic = topicWith("anew", JUNK, 20, 19);
    write(topic, 0, 20);
    try (Admin admin = Admin.create(broker.access().clientProperties())) {
      admin.deleteTopics(List.of(topic)).all().get();
    }
    topicWith(topic, OTHER_JUNK, 20);

    ReconciliationReport report = reconcile(topic);

    assertThat(report.partitions().get(0).differing()).hasToString("0..19");
    assertThat(ReconciliationText.lines(topic, report))
        .contains(
            "20 records compared, 0 in flight: topic and table differ. No row is that of its"
                + " record: was the topic deleted and made anew?");
  }

  @Test
  void saysWhenThereIsNoSuchTopic() {
    assertThatExceptionOfType(AdminException.class)
        .isThrownBy(() -> reconcile("nowhere"))
        .withMessageStartingWith("There is no topic nowhere at 127.0.0.1:");
  }

  private ReconciliationReport reconcile(String topic) {
    return new TopicReconciliation(catalog, broker.access(), topic).report();
  }

  /** A topic of junk, with ticks at some offsets. */
  @SuppressWarnings("FutureReturnValueIgnored") // A record that is missing fails the test.
  private String topicWith(String name, byte[] junk, int records, long... ticksAt)
      throws Exception {
    ticks.clear();
    LongStream.of(ticksAt).forEach(ticks::add);
    try (Admin admin = Admin.create(broker.access().clientProperties())) {
      admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
    }
    try (KafkaProducer<byte[], byte[]> producer = producer(null)) {
      for (long i = 0; i < records; i++) {
        producer.send(ticks.contains(i) ? tick(name) : new ProducerRecord<>(name, 0, null, junk));
      }
    }
    return name;
  }

  private static ProducerRecord<byte[], byte[]> tick(String topic) {
    ProducerRecord<byte[], byte[]> tick = new ProducerRecord<>(topic, 0, null, null);
    tick.headers().add(Topics.TICK_HEADER, new byte[0]);
    return tick;
  }

  private static KafkaProducer<byte[], byte[]> producer(String transactionalId) {
    Properties properties = broker.access().clientProperties();
    if (transactionalId != null) {
      properties.setProperty("transactional.id", transactionalId);
    }
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Rows for offsets in a range of a topic of junk. */
  private void write(String topic, long from, long to) throws Exception {
    OffsetDateTime arrival = OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(1);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(JUNK);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long offset = from; offset < to; offset++) {
      boolean tick = ticks.contains(offset);
      Map<String, Object> row = new HashMap<>();
      row.put("arrival", arrival);
      row.put("kafka_topic", topic);
      row.put("kafka_partition", 0);
      row.put("kafka_offset", offset);
      row.put("device", tick ? null : device);
      row.put("epoch", tick ? null : epoch);
      row.put("authenticated", false);
      row.put("verdict", tick ? "TICK" : "MALFORMED");
      row.put("size_bytes", tick ? 0 : JUNK.length);
      row.put("message_sha256", tick ? null : ByteBuffer.wrap(digest));
      row.put("run_id", "run-1");
      row.put("processed_at", arrival);
      rows.add(row);
    }
    new TableRows(catalog, AuditTables.VERDICTS).append(rows);
  }
}
