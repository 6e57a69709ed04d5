package dev.muster.trial.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.audit.ReconciliationReport;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.kafka.PreflightException;
import dev.muster.connectors.kafka.TimestampRule;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicGrowth;
import dev.muster.connectors.kafka.TopicPreflight;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.connectors.kafka.resume.LostRecords;
import dev.muster.connectors.kafka.resume.RecordsLostException;
import dev.muster.local.broker.Ports;
import dev.muster.local.instance.LocalInstance;
import dev.muster.local.instance.LocalSettings;
import dev.muster.pipeline.PipelineJob;
import dev.muster.pipeline.RunningPipeline;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records are removed before they were read, topics made anew beside the checkpoint: each start
 * says what is lost, and goes on only if a person named exactly that.
 */
class LostRecordsE2E {
  private static final Pattern WAY_ON = Pattern.compile("--accept-loss (\\S+)");

  @TempDir private Path directory;
  private LocalInstance instance;
  private Audited audited;
  private TestFleet fleet;
  private TestDevice device;

  @Test
  void goesOnOnlyIfAPersonNamesExactlyWhatTheLogHasLost() throws Exception {
    DataDirectory data = DataDirectory.prepare(directory);
    audited = new Audited(new AuditCatalog(CatalogSettings.embedded(data.root())));
    try (LocalInstance first = start(data)) {
      fleet = new TestFleet(first.kafka(), first.keys());
      device = fleet.device("pump-1");
      judge(first.config(), 1);
      goesOnPastRecordsThatWereRemoved();
      goesOnWithAControlTopicThatWasMadeAnew();
      runsWithLessThanWasInForceOnlyIfAPersonSaysSo();
      goesOnWithNoTelemetryThatWasMadeAnew();
      fleet.close();
    }
    try (LocalInstance second = start(data)) {
      assertThat(refused(second.config()))
          .hasMessageStartingWith(
              "Topic muster.telemetry is gone, and the checkpoint goes on in it")
          .hasMessageContaining("give the new topic another name");
      assertThat(
              new TopicPreflight(second.kafka(), TimestampRule.RECORDED)
                  .missing(List.of(Topics.TELEMETRY, Topics.TRUST)))
          .containsExactly(Topics.TELEMETRY);
    }
  }

  private void goesOnPastRecordsThatWereRemoved() throws Exception {
    fleet.sendAll(IntStream.range(0, 5).mapToObj(i -> device.record(device.next())).toList());
    removeAll(Topics.TELEMETRY);
    RecordsLostException refusal = refused(instance.config());
    assertThat(refusal).hasMessageContaining("were removed before they were read");

    PipelineConfig accepted = accepting(refusal);
    judge(accepted, 2);

    Audited.await(
        () -> audited.number("SELECT count(*) FROM runs WHERE event = 'LOSS_ACCEPTED'") > 0,
        () -> audited.rows("SELECT * FROM runs").toString());
    assertThat(
            audited.rows(
                "SELECT DISTINCT kafka_topic FROM runs WHERE event = 'LOSS_ACCEPTED' AND detail"
                    + " LIKE '%were removed before they were read; accepted as"
                    + " muster.telemetry/%'"))
        .isEqualTo(List.of(List.of(Topics.TELEMETRY)));
    ReconciliationReport report = audited.reconcile(instance.kafka());
    assertThat(report.isClean()).as(report.toString()).isTrue();
  }

  private void goesOnWithAControlTopicThatWasMadeAnew() throws Exception {
    remove(Topics.REGISTRY);
    assertThat(refused(instance.config()))
        .hasMessageStartingWith("Topic muster.registry is gone, and the checkpoint goes on in it")
        .hasMessageContaining("--accept-loss muster.registry/0@");
    make(Topics.REGISTRY);
    RecordsLostException refusal = refused(instance.config());
    assertThat(refusal)
        .hasMessageContaining("muster.registry-0 was made anew, so whatever it had from record");

    judge(accepting(refusal), 3);
  }

  /** What is removed was read, so nothing is missing from the log; what was in force is. */
  private void runsWithLessThanWasInForceOnlyIfAPersonSaysSo() throws Exception {
    long applied =
        audited.number(
            "SELECT kafka_offset FROM runs WHERE event = 'CONTROL_APPLIED' AND subject = 'rules'");
    remove(Topics.RULES, applied + 1);
    RecordsLostException refusal = refused(instance.config());
    assertThat(refusal)
        .hasMessageStartingWith(
            "Topic muster.rules no longer holds version 1 of the rules bundle, which was in force,"
                + " nor a newer one: bring the record back, or start once with --accept-loss"
                + " muster.rules/0@");
    fleet.publishRules("rules: []");
    assertThat(refused(instance.config()))
        .as("the same version again, as published by who knows no better")
        .isNull();
  }

  private void goesOnWithNoTelemetryThatWasMadeAnew() throws Exception {
    remove(Topics.TELEMETRY);
    make(Topics.TELEMETRY);
    RecordsLostException refusal = refused(instance.config());
    assertThat(refusal)
        .hasMessageContaining("muster.telemetry-0 was made anew")
        .hasMessageContaining("Its offsets name rows already: give the new topic another name");
    remove(Topics.TELEMETRY);
  }

  private LocalInstance start(DataDirectory data) throws Exception {
    LocalSettings settings =
        new LocalSettings(Ports.anyFree(), "acme", Optional.empty(), Duration.ofSeconds(1));
    instance = LocalInstance.start(data, settings, line -> {});
    return instance;
  }

  /**
   * Runs until one message more of a device that is registered meanwhile has its verdict, and a
   * tick shows that nothing before it lacks one.
   */
  private void judge(PipelineConfig config, long judged) throws Exception {
    try (RunningPipeline pipeline = PipelineJob.start(config)) {
      if (judged == 1) {
        fleet.register(List.of(device));
        fleet.publishRules("rules: []");
      }
      fleet.sendAll(List.of(device.record(device.next())));
      Audited.await(
          () -> audited.judged() >= judged || pipeline.ended().isDone(),
          () -> audited.judged() + " of " + judged);
      assertThat(pipeline.ended()).isNotDone();
      if (judged == 1) {
        growsUnderNoPipelineThatReads();
      }
      assertThat(audited.reasons()).isEqualTo(Map.of("ACCEPTED", judged));
      audited.reconciled(instance.kafka(), 1);
      assertThat(pipeline.running()).isTrue();
    }
  }

  private void growsUnderNoPipelineThatReads() {
    TopicGrowth growth = new TopicGrowth(instance.kafka(), Topics.TELEMETRY);
    assertThatThrownBy(() -> growth.to(8, false))
        .isInstanceOf(PreflightException.class)
        .hasMessageContaining("is being read: stop the pipeline first");
    assertThatThrownBy(() -> growth.to(6, false))
        .hasMessageContaining("can't have 6: give a whole multiple of what it has, for example 8");
  }

  private static RecordsLostException refused(PipelineConfig config) {
    return catchThrowableOfType(
        RecordsLostException.class, () -> PipelineJob.start(config).close());
  }

  private PipelineConfig accepting(RecordsLostException refusal) {
    Matcher wayOn = WAY_ON.matcher(refusal.getMessage());
    assertThat(wayOn.find()).as(refusal.getMessage()).isTrue();
    List<LostRecords> losses =
        Arrays.stream(wayOn.group(1).split(",")).map(LostRecords::parse).toList();
    PipelineConfig config = instance.config();
    return config.withKafka(config.kafka().accepting(losses));
  }

  private void removeAll(String topic) throws Exception {
    remove(topic, -1);
  }

  private void remove(String topic, long before) throws Exception {
    try (Admin admin = Admin.create(instance.kafka().clientProperties())) {
      Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
      for (int partition = 0; partition < partitions(topic); partition++) {
        all.put(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(before));
      }
      admin.deleteRecords(all).all().get();
    }
  }

  private static int partitions(String topic) {
    return TopicSpec.defaults().stream()
        .filter(each -> each.name().equals(topic))
        .findFirst()
        .orElseThrow()
        .partitions();
  }

  private void remove(String topic) throws Exception {
    try (Admin admin = Admin.create(instance.kafka().clientProperties())) {
      admin.deleteTopics(List.of(topic)).all().get();
      Audited.await(
          () ->
              new TopicPreflight(instance.kafka(), TimestampRule.RECORDED)
                  .missing(List.of(topic))
                  .contains(topic),
          () -> topic + " stays");
    }
  }

  private void make(String topic) {
    List<TopicSpec> spec =
        TopicSpec.defaults().stream().filter(each -> each.name().equals(topic)).toList();
    assertThat(TopicCreation.createMissing(instance.kafka(), spec)).containsExactly(topic);
  }
}
