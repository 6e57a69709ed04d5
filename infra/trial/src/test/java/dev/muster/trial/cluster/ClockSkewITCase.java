package dev.muster.trial.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.admin.query.AuditQuery;
import dev.muster.admin.reconciliation.TopicReconciliation;
import dev.muster.audit.ReconciliationReport;
import dev.muster.cluster.JobConfiguration;
import dev.muster.cluster.kafka.KafkaQuorum;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.access.AccessRules;
import dev.muster.pipeline.PipelineJob;
import dev.muster.pipeline.RunningPipeline;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.remediate.budget.Ceilings;
import dev.muster.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Leaders change between brokers whose clocks are two seconds behind, right, and two seconds ahead,
 * so that time falls and jumps by up to four seconds in every partition: nothing is lost, and
 * nobody is accused who speaks.
 */
@ExtendWith(ThreeBrokers.Shared.class)
@Tag("cluster")
class ClockSkewITCase {
  private static final int DEVICES = 12;
  private static final Duration LEADING = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Who leads the telemetry topic in turn; all steps between two clocks are among them. */
  private static final List<Integer> TURNS = List.of(1, 3, 2, 1, 2, 3, 1);

  @TempDir private Path directory;
  private KafkaQuorum brokers;
  private LocalKeys keys;
  private AuditCatalog catalog;

  @BeforeEach
  void take(ThreeBrokers three) {
    brokers = three.kafka();
    DataDirectory data = DataDirectory.prepare(directory.resolve("data"));
    keys = LocalKeys.openOrCreate(data, ThreeBrokers.FLEET, line -> {});
    catalog = new AuditCatalog(CatalogSettings.embedded(data.root()));
  }

  @Test
  void losesNoVerdictAndAccusesNobody() throws Exception {
    KafkaAccess administrator = brokers.administrator();
    try (Leaders leaders = new Leaders(administrator);
        HonestDevices devices = new HonestDevices(administrator, keys, DEVICES);
        RunningPipeline pipeline = PipelineJob.start(config())) {
      leaders.lead(Topics.REGISTRY, 2);
      leaders.lead(Topics.TELEMETRY, 2);
      devices.register(administrator);
      devices.speak();
      TimeUnit.MILLISECONDS.sleep(LEADING.toMillis());
      String silent = devices.hush();
      for (int broker : TURNS) {
        leaders.lead(Topics.TELEMETRY, broker);
        leaders.lead(Topics.REGISTRY, 4 - broker);
        TimeUnit.MILLISECONDS.sleep(LEADING.toMillis());
      }
      List<RecordMetadata> said = devices.stop();
      await(() -> !findings(silent).isEmpty(), () -> silent + " is not missed");
      await(() -> verdicts() >= said.size(), () -> reconciled().toString());

      assertThat(falls(said)).as("how often time fell in a partition").isPositive();
      assertThat(pipeline.ended()).isNotDone();
      assertThat(accused()).isEmpty();
      assertThat(findings(silent)).containsExactly("silent RAISED");
      assertThat(verdicts()).isEqualTo(said.size());
      assertThat(reconciled().isClean()).as(reconciled().toString()).isTrue();
    }
  }

  private PipelineConfig config() {
    DataDirectory data = new DataDirectory(directory.resolve("data"));
    JobConfiguration told =
        new JobConfiguration(
            JsonNodeFactory.instance.objectNode(),
            ThreeBrokers.FLEET,
            2,
            brokers.bootstrapServers(),
            CatalogSettings.embedded(data.root()).properties(),
            keys.directory().resolve("root.json"),
            keys.pinned().sha256(),
            directory.resolve("checkpoints"),
            Ceilings.DEFAULT);
    return PipelineConfig.read(
        told.write(
            directory.resolve("pipeline.yaml"),
            brokers.properties(AccessRules.PIPELINE),
            keys.directory()));
  }

  /** How often a record bears an earlier time than the one before it in its partition. */
  private static long falls(List<RecordMetadata> said) {
    Map<Integer, Long> newest = new HashMap<>();
    return said.stream()
        .filter(
            each -> {
              Long before = newest.put(each.partition(), each.timestamp());
              return before != null && before > each.timestamp();
            })
        .count();
  }

  /** Findings about devices that spoke after what they are accused of began. */
  private List<String> accused() {
    return texts(
        "SELECT concat_ws(' ', kind, subject, state) FROM audit.findings AS found WHERE onset <"
            + " (SELECT max(arrival) FROM audit.verdicts WHERE device = found.subject)");
  }

  private List<String> findings(String device) {
    return texts(
        "SELECT concat_ws(' ', kind, state) FROM audit.findings WHERE subject = '%s'"
            .formatted(device));
  }

  private List<String> texts(String sql) {
    return rows(sql).stream().map(row -> (String) row.get(0)).sorted().toList();
  }

  private long verdicts() {
    return ((Number)
            rows("SELECT count(*) FROM audit.verdicts WHERE verdict = 'ACCEPTED'").get(0).get(0))
        .longValue();
  }

  private ReconciliationReport reconciled() {
    return new TopicReconciliation(catalog, brokers.administrator(), Topics.TELEMETRY).report();
  }

  private List<List<Object>> rows(String sql) {
    try (AuditQuery query = AuditQuery.over(catalog)) {
      return query.run(sql).rows();
    }
  }

  private static void await(BooleanSupplier condition, Supplier<String> otherwise)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(otherwise).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(500);
    }
  }
}
