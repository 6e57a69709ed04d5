package dev.muster.trial.system;

import static dev.muster.trial.system.Planted.LOCATION;
import static dev.muster.trial.system.Planted.OPERATIONAL;
import static dev.muster.trial.system.Planted.WATCHED;
import static dev.muster.trial.system.SealedTrial.MARK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.cli.Muster;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.local.broker.Ports;
import dev.muster.schemas.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sections are opened by the policy in force at the arrival of their message, to the record, and
 * what is in them is found in the tables that policy opened them for and nowhere else.
 *
 * <p>{@code up} logs all here that it can tell a developer. Checkpoints are searched as they lie on
 * disk: that they are not compressed shows in that what detectors may keep is found there. What
 * stands in the pages of data files, which are compressed, is asked for with SQL.
 */
class SealedE2E {
  /** What takes the place of the settings that only write what matters. */
  private static final String LOG_EVERYTHING =
      """
      appender.file.type = File
      appender.file.name = file
      appender.file.fileName = %s
      appender.file.layout.type = PatternLayout
      appender.file.layout.pattern = %%p %%c - %%m%%n
      rootLogger.level = debug
      rootLogger.appenderRef.file.ref = file
      """;

  private static final String DATA = "data directory";

  @TempDir private static Path directory;

  private static Child up;
  private static Audited audited;
  private static SealedTrial trial;
  private static Map<String, Set<String>> found;

  @BeforeAll
  static void run() throws Exception {
    DataDirectory data = DataDirectory.prepare(directory.resolve("data"));
    Path kept = directory.resolve("kept");
    audited = new Audited(new AuditCatalog(CatalogSettings.embedded(data.root())));
    up = up(data);
    try (CheckpointCopies pipeline =
            new CheckpointCopies(data.checkpoints(), kept.resolve("checkpoints"));
        CheckpointCopies dispatch =
            new CheckpointCopies(data.dispatchCheckpoints(), kept.resolve("dispatch"))) {
      KafkaAccess kafka = KafkaAccess.plain(up.awaitInstance(data).bootstrapServers());
      trial = new SealedTrial(directory, data.root(), kafka, LocalKeys.open(data));
      trial.run(() -> awaitOpened(pipeline));
      awaitTables(kafka);
      pipeline.await(2);
      found = search(kafka);
    }
  }

  private static Child up(DataDirectory data) throws IOException {
    Path temporary = Files.createDirectories(directory.resolve("temporary"));
    Path config = directory.resolve("up.yaml");
    Files.writeString(config, "checkpoint: {interval: 1s}\n");
    Path log = directory.resolve("log4j2.properties");
    Files.writeString(log, LOG_EVERYTHING.formatted(data.logs().resolve("everything.log")));
    return Child.java(
        directory.resolve("said"),
        List.of("-Djava.io.tmpdir=" + temporary, "-Dlog4j2.configurationFile=" + log),
        Muster.class,
        "up",
        "--kafka-port",
        String.valueOf(Ports.anyFree()),
        "--data",
        data.root().toString(),
        "--config",
        config.toString());
  }

  /** From then on there is a checkpoint too that was taken while sections were opened. */
  private static void awaitOpened(CheckpointCopies pipeline) {
    awaitRows("readings_location", 1);
    pipeline.await(1);
  }

  private static void awaitRows(String table, long rows) {
    Audited.await(
        () -> audited.number("SELECT count(*) FROM audit." + table) >= rows,
        () -> "audit." + table + " has no " + rows + " rows; it said: " + up.output());
  }

  private static void awaitTables(KafkaAccess kafka) {
    audited.awaitJudged(trial.sent().size());
    awaitRows("readings_operational", trial.opened("operational", Set.of(1L, 2L, 3L)).size());
    awaitRows("readings_location", trial.opened("location", Set.of(1L, 3L)).size());
    awaitRows("commands", 1);
    DeadLetters.await(kafka, 3);
  }

  private static Map<String, Set<String>> search(KafkaAccess kafka) throws IOException {
    Needles needles = trial.needles();
    needles.add(DATA, directory.resolve("data").toString().getBytes(StandardCharsets.UTF_8));
    Search search = new Search(needles);
    for (TopicSpec topic : TopicSpec.defaults()) {
      search.topic(kafka, topic.name());
    }
    search.tables(audited);
    search.files(directory, SealedE2E::place);
    return search.places();
  }

  /** Checkpoints that were kept count as those that still exist, and data files as their table. */
  private static String place(Path file) {
    if (file.startsWith("data/warehouse")) {
      String part = file.getName(4).toString();
      return (part.equals("data") ? "table " : part + " of ") + file.getName(3);
    }
    boolean ofOthers = file.startsWith("data") || file.startsWith("kept");
    return file.getName(ofOthers ? 1 : 0).toString();
  }

  @AfterAll
  static void stop() throws Exception {
    try (Child child = up;
        SealedTrial closed = trial) {
      assertThat(child).isNotNull();
    }
  }

  @Test
  void judgesEachMessageForItself() {
    Map<String, String> expected = new TreeMap<>();
    trial.sent().forEach(each -> expected.put(each.place(), each.verdict()));
    assertThat(audited.verdictsByPlace()).isEqualTo(expected);
  }

  @Test
  void opensByThePolicyInForceAtArrivalToTheRecord() {
    for (long version = 0; version <= 3; version++) {
      long wanted = version;
      assertThat(trial.sent())
          .as("messages under version " + version)
          .anyMatch(each -> trial.versionAt(each.at().timestamp()) == wanted);
    }
    assertThat(rows("operational")).isEqualTo(trial.opened("operational", Set.of(1L, 2L, 3L)));
    assertThat(rows("location")).isEqualTo(trial.opened("location", Set.of(1L, 3L)));
    assertThat(rows("personal")).isEmpty();
  }

  /** The version that opened each section, by the place of its message. */
  private static Map<String, Long> rows(String dataClass) {
    Map<String, Long> rows = new TreeMap<>();
    for (List<Object> row :
        audited.rows(
            "SELECT kafka_partition || ':' || kafka_offset, policy_version FROM audit.readings_"
                + dataClass)) {
      assertThat(rows.put((String) row.get(0), ((Number) row.get(1)).longValue()))
          .as("a second row for " + row.get(0))
          .isNull();
    }
    return rows;
  }

  @Test
  void refusesEachForgedPolicyAndSaysWhy() {
    Map<Long, String> refused = new TreeMap<>();
    for (List<Object> row : policies("CONTROL_REFUSED")) {
      String detail = (String) row.get(2);
      refused.put(((Number) row.get(0)).longValue(), detail.substring(0, detail.indexOf(':')));
    }
    assertThat(refused).isEqualTo(trial.forged());
    assertThat(policies("CONTROL_APPLIED"))
        .extracting(row -> row.get(1))
        .containsExactly(1L, 2L, 3L);
  }

  private static List<List<Object>> policies(String event) {
    return audited.rows(
        "SELECT kafka_offset, control_version, detail FROM audit.runs WHERE subject = 'policy'"
            + " AND event = '%s' ORDER BY kafka_offset".formatted(event));
  }

  @Test
  void leavesSecretsWherePolicyPutThemAndNowhereElse() {
    Map<String, Set<String>> expected = new TreeMap<>();
    trial.needles().secrets().forEach(secret -> expected.put(secret, Set.of()));
    expected.put(LOCATION.text(), Set.of("table readings_location"));
    expected.put(LOCATION.number(), Set.of("table readings_location"));
    expected.put(OPERATIONAL.text(), Set.of("table readings_operational"));
    expected.put(OPERATIONAL.number(), Set.of("table readings_operational", "checkpoints"));
    expected.put(WATCHED.number(), Set.of("checkpoints"));
    expected.remove(MARK);
    expected.remove(DATA);
    Map<String, Set<String>> secrets = new TreeMap<>(found);
    secrets.keySet().retainAll(expected.keySet());
    assertThat(secrets).isEqualTo(expected);
  }

  @Test
  void searchesEverythingThatTheFleetLeavesTracesIn() {
    assertThat(found.get(MARK))
        .contains(
            "topic " + Topics.TELEMETRY,
            "topic " + Topics.TELEMETRY_DEAD_LETTERS,
            "topic " + Topics.REGISTRY,
            "topic " + Topics.INTENTS,
            "topic " + Topics.COMMANDS,
            "kafka",
            "checkpoints",
            "dispatch",
            "table verdicts",
            "table device_changes",
            "table findings",
            "table commands",
            "metadata of verdicts",
            "metadata of commands");
    assertThat(found.get(DATA)).contains("logs", "said", "catalog.db");
  }

  @Test
  void tellsOfPersonalDataOnlyHowFarItDeviates() {
    assertThat(
            audited.rows(
                "SELECT data_class, metric, expected, observed, deviation > 1 FROM audit.findings"
                    + " WHERE kind = 'level'"))
        .containsExactly(Arrays.asList("personal", "level", null, null, true));
    assertThat(audited.rows("SELECT DISTINCT finding_kind FROM audit.commands"))
        .containsExactly(List.of("level"));
  }
}
