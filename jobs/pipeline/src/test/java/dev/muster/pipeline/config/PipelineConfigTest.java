package dev.muster.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.detect.flood.FloodSettings;
import dev.muster.detect.level.LevelSettings;
import dev.muster.detect.operator.DetectSettings;
import dev.muster.detect.operator.FloodDetection;
import dev.muster.detect.operator.LevelDetection;
import dev.muster.detect.operator.RateDetection;
import dev.muster.detect.operator.SilenceDetection;
import dev.muster.detect.rate.RateSettings;
import dev.muster.detect.silence.SilenceLimits;
import dev.muster.message.command.ActionKind;
import dev.muster.remediate.budget.Ceilings;
import dev.muster.verify.CohortLimits;
import dev.muster.verify.ReplaySettings;
import dev.muster.verify.VerifyLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineConfigTest {
  private static final String DIGEST = "ab".repeat(32);

  private static final String LEAST =
      """
      fleet: acme
      kafka: {bootstrap-servers: "broker:9092", transaction-timeout: 24h}
      catalog: {properties: {type: rest, uri: "https://catalog.example"}}
      control: {root: /etc/muster/root.json, root-sha256: "%s"}
      remediate: {keys: /etc/muster/remediate}
      checkpoint: {directory: "s3://state/muster"}
      """
          .formatted(DIGEST);

  @Test
  void defaultsAreThoseOfTheDesign() {
    PipelineConfig config = PipelineConfig.parse(LEAST, "muster.yaml");

    assertThat(config.topics()).isEqualTo(TopicsConfig.defaults());
    assertThat(config.topics().quarantine()).isEqualTo("dlq.muster.telemetry");
    assertThat(config.verify()).isEqualTo(VerifyConfig.defaults());
    assertThat(config.decrypt()).isEqualTo(DecryptConfig.nothing());
    assertThat(config.detect()).isEqualTo(DetectSettings.defaults());
    assertThat(config.verify().limits().replay()).isEqualTo(new ReplaySettings(1024, 1000, 60_000));
    assertThat(config.checkpoint().interval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.kafka().requireLogAppendTime()).isTrue();
    assertThat(config.kafka().metronome()).isTrue();
    assertThat(config.parallelism()).isEqualTo(1);
    assertThat(config.flink()).isEmpty();
  }

  @Test
  void everyKeyReachesItsPlace() {
    PipelineConfig config =
        PipelineConfig.parse(
            """
            fleet: plant-9
            parallelism: 8
            kafka:
              bootstrap-servers: b1:9093,b2:9093
              transaction-timeout: 2h
              metronome: false
              properties:
                security.protocol: SASL_SSL
                sasl.jaas.config: file:/run/secrets/jaas
                ssl.truststore.location: /etc/trust.p12
            topics:
              telemetry: t
              registry: r
              trust: u
              policy: p
              rules: l
              approvals: a
              intents: i
              commands: c
              quarantine: q
            catalog:
              properties: {type: jdbc, uri: "jdbc:postgresql://db/c", jdbc.password: "env:DB_PASSWORD"}
            control: {root: root.json, root-sha256: "%s"}
            verify:
              max-record-size: 32KiB
              envelope-schema-ids: [7, 9]
              replay-window: 2048
              max-epoch-step: 10
              duplicate-within: 5s
              failed-signatures-per-second: 7
              max-age: 1d
              cached-keys: 9
              max-waiting: 2MiB
              cohorts: {pumps: {max-ahead: 1s}}
            decrypt: {workload: billing, keys: /etc/muster/open, cached-keys: 5}
            detect:
              version: 3
              silence: {cadences: 2, cohorts: {pumps: {allowance: 9s}}}
              rate: {learning: 30, span: 5m, factor: 1.5, burst: 40, retention: 7d}
              flood: {records: 90, quiet: 20s}
              level: {learning: 50, margin: 2, jump: 9.5, drifting: 6, stuck: 7, retention: 8d}
            remediate:
              keys: /etc/muster/decide
              ceilings: {fleet-per-hour: 7, cohort-per-hour: 3, actions: {reset: 2}, dormant: 5m}
              always-approve: [dormant, reset]
              max-waiting: 3MiB
            checkpoint: {directory: /var/checkpoints, interval: 5s}
            flink: {state.backend.type: rocksdb, metrics: {reporters: prom}}
            """
                .formatted(DIGEST),
            "muster.yaml");

    assertThat(config.fleet()).isEqualTo("plant-9");
    assertThat(config.parallelism()).isEqualTo(8);
    assertThat(config.kafka().properties())
        .containsEntry("bootstrap.servers", "b1:9093,b2:9093")
        .containsEntry("sasl.jaas.config", "file:/run/secrets/jaas");
    assertThat(config.kafka().transactionTimeout()).isEqualTo(Duration.ofHours(2));
    assertThat(config.kafka().metronome()).isFalse();
    assertThat(config.topics())
        .isEqualTo(new TopicsConfig("t", "r", "u", "p", "l", "a", "i", "c", "q", "dlq.i"));
    assertThat(config.catalog().properties()).containsEntry("jdbc.password", "env:DB_PASSWORD");
    assertThat(config.control()).isEqualTo(new ControlConfig(Path.of("root.json"), DIGEST));
    assertThat(config.verify())
        .isEqualTo(
            new VerifyConfig(
                new VerifyLimits(
                    32 * 1024,
                    Set.of(7, 9),
                    new ReplaySettings(2048, 10, 5000),
                    7,
                    new CohortLimits(Duration.ofDays(1), Duration.ofMinutes(5)),
                    Map.of("pumps", new CohortLimits(Duration.ofDays(1), Duration.ofSeconds(1))),
                    9),
                2 << 20));
    assertThat(config.decrypt())
        .isEqualTo(new DecryptConfig("billing", Path.of("/etc/muster/open"), 5));
    assertThat(config.detect())
        .isEqualTo(
            new DetectSettings(
                List.of(
                    new SilenceDetection(
                        3,
                        new SilenceLimits(2, Duration.ofSeconds(2)),
                        Map.of("pumps", new SilenceLimits(2, Duration.ofSeconds(9)))),
                    new RateDetection(
                        new RateSettings(
                            3, 30, Duration.ofMinutes(5), 1.5, 40, Duration.ofDays(7))),
                    new FloodDetection(new FloodSettings(3, 90, 20)),
                    new LevelDetection(
                        new LevelSettings(3, 50, 2, 9.5, 6, 7, Duration.ofDays(8))))));
    assertThat(config.remediate())
        .isEqualTo(
            new RemediateConfig(
                Path.of("/etc/muster/decide"),
                new Ceilings(
                    7,
                    3,
                    Map.of(ActionKind.RESET, 2),
                    Duration.ofMinutes(5),
                    Set.of(ActionKind.DORMANT, ActionKind.RESET)),
                3 << 20));
    assertThat(config.checkpoint())
        .isEqualTo(new CheckpointConfig("/var/checkpoints", Duration.ofSeconds(5)));
    assertThat(config.flink())
        .containsOnly(
            Map.entry("state.backend.type", "rocksdb"), Map.entry("metrics.reporters", "prom"));
  }

  @Test
  void showsMetricsOnThisMachineOnlyUnlessToldOtherwise() {
    assertThat(PipelineConfig.parse(LEAST + "metrics: {prometheus-port: 9249}", "x").flink())
        .containsEntry("metrics.reporter.muster-prometheus.host", "127.0.0.1")
        .containsEntry("metrics.reporter.muster-prometheus.port", "9249");
    assertThatThrownBy(() -> PipelineConfig.parse(LEAST + "metrics: {prometheus-port: 99999}", "x"))
        .hasMessageContaining("`metrics.prometheus-port` must be at most 65535");
  }

  @Test
  void reportsEveryProblemAtOnce() {
    assertThatThrownBy(
            () ->
                PipelineConfig.parse(
                    """
                    parallelism: none
                    kafka: {bootstrap-servers: "b:1", transaction-timeout: soon}
                    catalog: {properties: {uri: x}}
                    control: {root: r, root-sha256: abc}
                    checkpoint: {directory: d, interval: 1ms}
                    verify: {replay-window: 100, max-record-size: 2MiB, max-waiting: 9KiB, envelope-schema-ids: [x]}
                    detect: {rate: {factor: 1}}
                    flink: {pipeline.object-reuse: false}
                    colour: blue
                    """,
                    "muster.yaml"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("muster.yaml has 14 problems")
        .hasMessageContaining("muster.yaml:1: `fleet` is required, for example `acme`")
        .hasMessageContaining(
            "muster.yaml:1: `parallelism` is `none`, but must be a whole number from 1 on")
        .hasMessageContaining("`kafka.transaction-timeout` is `soon`")
        .hasMessageContaining("muster.yaml:3: `catalog.properties.type` is required")
        .hasMessageContaining("`control.root-sha256` must be 64 lower-case hex digits")
        .hasMessageContaining("muster.yaml:5: `checkpoint.interval` must be at least 100ms")
        .hasMessageContaining("`verify.replay-window` is 100")
        .hasMessageContaining("`verify.max-record-size` must be from 1 to 1MiB")
        .hasMessageContaining("`verify.max-waiting` must be at least 1MiB")
        .hasMessageContaining("`verify.envelope-schema-ids` must be a list of whole numbers")
        .hasMessageContaining("`remediate.keys` is required")
        .hasMessageContaining("`detect.rate` can't be meant: A rate needs")
        .hasMessageContaining("`flink.pipeline.object-reuse` is fixed")
        .hasMessageContaining(
            "muster.yaml:9: `colour` is not known here: write one of fleet, parallelism");
  }

  @Test
  void letsPeopleBeAskedUnlessAnEmptyListSaysOtherwise() {
    assertThat(PipelineConfig.parse(LEAST, "muster.yaml").remediate().ceilings())
        .isEqualTo(Ceilings.DEFAULT);
    assertThat(Ceilings.DEFAULT.alwaysApprove()).containsExactly(ActionKind.OFFLINE);
    assertThat(remediating("always-approve: []").ceilings().alwaysApprove()).isEmpty();
    assertThat(remediating("always-approve: reset").ceilings().alwaysApprove())
        .containsExactly(ActionKind.RESET);
  }

  @Test
  void namesWhatIsNoCeilingNoActionAndNoBound() {
    assertThatThrownBy(
            () -> remediating("always-approve: [explode, 7], ceilings: {actions: {explode: 1}}"))
        .hasMessageContaining("`remediate.always-approve` names `explode`, but must name reset,")
        .hasMessageContaining("`remediate.always-approve` names `7`, but must name reset,")
        .hasMessageContaining("`remediate.ceilings.actions.explode` is not known here");
    assertThatThrownBy(() -> remediating("always-approve: [[reset]]"))
        .hasMessageContaining("`remediate.always-approve` must be a list of texts");
    assertThatThrownBy(() -> remediating("max-waiting: 9KiB"))
        .hasMessageContaining("`remediate.max-waiting` must be at least 1MiB");
    assertThatThrownBy(() -> remediating("ceilings: {fleet-per-hour: 0, dormant: soon}"))
        .hasMessageContaining("`remediate.ceilings.fleet-per-hour` is `0`")
        .hasMessageContaining("`remediate.ceilings.dormant` is `soon`");
  }

  private static RemediateConfig remediating(String keys) {
    String remediate = "remediate: {keys: /etc/muster/remediate";
    return PipelineConfig.parse(LEAST.replace(remediate, remediate + ", " + keys), "muster.yaml")
        .remediate();
  }

  @Test
  void refusesSecretsInPlainTextAndDoesNotRepeatThem() {
    assertThatThrownBy(
            () ->
                PipelineConfig.parse(
                    """
                    fleet: acme
                    kafka:
                      bootstrap-servers: b:1
                      transaction-timeout: 1h
                      properties: {ssl.keystore.password: hunter2, sasl.jaas.config: hunter3}
                    catalog:
                      properties:
                        type: jdbc
                        uri: "jdbc:postgresql://u:hunter4@db/c"
                        s3.secret-access-key: hunter5
                        client.credentials-provider: com.example.Provider
                    control: {root: r, root-sha256: "%s"}
                    remediate: {keys: k}
                    checkpoint: {directory: d}
                    flink: {security.ssl.rest.key-password: hunter6}
                    """
                        .formatted(DIGEST),
                    "muster.yaml"))
        .hasMessageContaining("has 5 problems")
        .hasMessageContaining("muster.yaml:5: `kafka.properties.sasl.jaas.config` holds a secret")
        .hasMessageContaining("muster.yaml:10: `catalog.properties.s3.secret-access-key` holds")
        .hasMessageContaining("muster.yaml:15: `flink.security.ssl.rest.key-password` holds")
        .hasMessageContaining("write `file:/path/of/secret` or `env:NAME` instead")
        .hasMessageNotContainingAny("hunter2", "hunter3", "hunter4", "hunter5", "hunter6");
  }

  @Test
  void takesReferencesInsideOfALoginModule() {
    String jaas = "sasl.jaas.config: 'x.PlainLoginModule required username=\"u\" password=\"%s\";'";
    String file = LEAST.replace("kafka: {", "kafka: {properties: {" + jaas + "}, ");

    assertThat(PipelineConfig.parse(file.formatted("env:PASS"), "muster.yaml").kafka().properties())
        .containsKey("sasl.jaas.config");
    assertThatThrownBy(() -> PipelineConfig.parse(file.formatted("hunter7"), "muster.yaml"))
        .hasMessageContaining("holds a secret in plain text")
        .hasMessageNotContaining("hunter7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sasl.oauthbearer.assertion.private.key.passphrase",
        "adls.auth.shared-key.account.key",
        "s3.sse.key",
        "gcs.encryption-key",
        "gcs.decryption-key",
        "fs.azure.account.key.plant.dfs.core.windows.net"
      })
  void refusesTheSameSecretsForKafkaAndForTheCatalog(String name) {
    String secret = name + ": hunter8";
    String kafka = LEAST.replace("kafka: {", "kafka: {properties: {" + secret + "}, ");
    String catalog = LEAST.replace("{type: rest,", "{type: rest, " + secret + ",");

    for (String file : List.of(kafka, catalog)) {
      assertThatThrownBy(() -> PipelineConfig.parse(file, "muster.yaml"))
          .hasMessageContaining(name + "` holds a secret in plain text")
          .hasMessageNotContaining("hunter8");
      assertThat(PipelineConfig.parse(file.replace("hunter8", "env:PASS"), "x")).isNotNull();
    }
  }

  /** Flink resolves no reference: it would take its text for the secret. */
  @ParameterizedTest
  @ValueSource(strings = {"env:PASS", "file:/run/secrets/rest", "hunter9"})
  void saysWhereASecretOfFlinkBelongs(String value) {
    for (String name : List.of("security.ssl.rest.key-password", "s3.secret-key")) {
      String flink = "flink: {" + name + ": '" + value + "'}";
      assertThatThrownBy(() -> PipelineConfig.parse(LEAST + flink, "muster.yaml"))
          .hasMessageContaining("`flink." + name + "` holds a secret, which Flink would show")
          .hasMessageContaining("give it in the Flink configuration of the cluster itself")
          .hasMessageNotContaining("hunter9");
    }
    assertThat(
            PipelineConfig.parse(
                    LEAST + "flink: {security.ssl.rest.enabled: true, s3.path-style-access: true}",
                    "x")
                .flink())
        .hasSize(2);
  }

  @Test
  void losesNoPropertyInSilence() {
    String given = "{ssl.enabled.protocols: [TLSv1.3], client.id: , ssl: {}, a.b: 1, a: {b: 2}}";
    assertThatThrownBy(
            () ->
                PipelineConfig.parse(
                    LEAST.replace("kafka: {", "kafka: {properties: " + given + ", "), "x"))
        .hasMessageContaining("has 4 problems")
        .hasMessageContaining("`kafka.properties.ssl.enabled.protocols` must be a single value")
        .hasMessageContaining("`kafka.properties.client.id` must be a single value")
        .hasMessageContaining("`kafka.properties.ssl` must be a single value")
        .hasMessageContaining("`kafka.properties.a.b` is given twice");
  }

  @Test
  void refusesAKeyThatStandsTwice() {
    assertThatThrownBy(() -> PipelineConfig.parse(LEAST + "fleet: hunter\n", "muster.yaml"))
        .hasMessage("muster.yaml:7: `fleet` stands twice: remove one");
  }

  @Test
  void saysWhereTheYamlBreaksAndRepeatsNothingOfIt() {
    for (String broken :
        List.of(
            "fleet: acme\nkafka: {password: hunter2\nb: }",
            "fleet: acme\npassword: @hunter2",
            "fleet: acme\n password: hunter2")) {
      assertThatThrownBy(() -> PipelineConfig.parse(broken, "muster.yaml"))
          .hasMessageMatching(
              "muster.yaml:\\d: this is not YAML: check indentation, colons and quotes here")
          .hasMessageNotContaining("hunter2");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"max-record-size: 999999999999GiB", "max-age: 999999999999d", "max-ahead: 36501d"})
  void refusesQuantitiesThatNoNumberHolds(String quantity) {
    assertThatThrownBy(() -> PipelineConfig.parse(LEAST + "verify: {" + quantity + "}", "x"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("but must be a ");
  }
}
