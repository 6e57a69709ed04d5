package dev.muster.local.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.muster.audit.AuditTables;
import dev.muster.audit.PartitionReport;
import dev.muster.audit.ReconciliationReport;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.iceberg.IcebergAuditSinks;
import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.local.query.TableRows;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
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
  private static final OffsetDateTime ARRIVAL = OffsetDateTime.parse("2026-03-01T12:00:00Z");

  @TempDir static Path brokerDirectory;

  private static EmbeddedBroker broker;

  @TempDir Path directory;

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
    String topic = topicWith(100, "clean");
    write(topic, 0, 90);

    ReconciliationReport report = reconcile(topic);

    assertThat(report.isClean()).isTrue();
    assertThat(report.compared()).isEqualTo(90);
    assertThat(report.inFlight()).isEqualTo(10);
  }

  @Test
  void namesWhatIsMissingAndWhatIsDoubled() throws Exception {
    String topic = topicWith(100, "differing");
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
    String topic = topicWith(10, "aborted");
    try (KafkaProducer<byte[], byte[]> producer = producer("taken-back")) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, 0, null, new byte[1])).get();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, 0, null, new byte[1])).get();
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, 0, null, new byte[1])).get();
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
    String topic = topicWith(100, "retained");
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
  void saysWhenThereIsNoSuchTopic() {
    assertThatExceptionOfType(ReconciliationFailedException.class)
        .isThrownBy(() -> reconcile("nowhere"))
        .withMessageStartingWith("There is no topic nowhere at 127.0.0.1:");
  }

  private ReconciliationReport reconcile(String topic) {
    return new TopicReconciliation(catalog, broker.access(), topic).report();
  }

  private static String topicWith(int records, String name) throws Exception {
    try (Admin admin = Admin.create(broker.access().clientProperties())) {
      admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
    }
    try (KafkaProducer<byte[], byte[]> producer = producer(null)) {
      for (int i = 0; i < records; i++) {
        producer.send(new ProducerRecord<>(name, 0, null, new byte[1]));
      }
    }
    return name;
  }

  private static KafkaProducer<byte[], byte[]> producer(String transactionalId) {
    Properties properties = broker.access().clientProperties();
    if (transactionalId != null) {
      properties.setProperty("transactional.id", transactionalId);
    }
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Rows for offsets in a range, the last of which stands for a tick. */
  private void write(String topic, long from, long to) throws Exception {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long offset = from; offset < to; offset++) {
      Map<String, Object> row = new HashMap<>();
      row.put("arrival", ARRIVAL);
      row.put("kafka_topic", topic);
      row.put("kafka_partition", 0);
      row.put("kafka_offset", offset);
      row.put("authenticated", false);
      row.put("verdict", offset == to - 1 ? "TICK" : "MALFORMED");
      row.put("size_bytes", 1);
      row.put("run_id", "run-1");
      row.put("processed_at", ARRIVAL);
      rows.add(row);
    }
    new TableRows(catalog, AuditTables.VERDICTS).append(rows);
  }
}
