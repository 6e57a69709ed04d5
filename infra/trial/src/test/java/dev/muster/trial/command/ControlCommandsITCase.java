package dev.muster.trial.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.muster.admin.control.ControlPublisher;
import dev.muster.admin.control.ControlTopic;
import dev.muster.admin.control.OvertakenException;
import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.InstanceLock;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.admin.installation.RunningInstance;
import dev.muster.arrival.ControlTime;
import dev.muster.audit.AuditTables;
import dev.muster.audit.table.TableDefinition;
import dev.muster.cli.Muster;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.connectors.iceberg.CatalogSettings;
import dev.muster.connectors.iceberg.IcebergAuditSinks;
import dev.muster.connectors.kafka.ControlCarrying;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.control.ControlAuthenticator;
import dev.muster.control.ControlContents;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.control.registry.Standing;
import dev.muster.control.root.Role;
import dev.muster.control.trust.RevokedKey;
import dev.muster.control.trust.TrustBundle;
import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.message.command.Reset;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentContent;
import dev.muster.remediate.IntentDigest;
import dev.muster.schemas.Topics;
import dev.muster.testkit.TableRows;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Bundles and approvals against one broker, since its start costs seconds. */
class ControlCommandsITCase {
  private static final String RULES =
      """
      rules:
        - name: cool
          on: level
          action: reset
          cool-down: 10m
          expires-after: 2m
          reason: It runs hot.
      budgets: {fleet-per-hour: 20, cohort-per-hour: 10}
      """;

  private static final String POLICIES =
      """
      policies:
        - name: operational-for-all
          effect: permit
          workload: pipeline
          purpose: [store, detect]
          classes: [operational]
      """;

  @TempDir static Path directory;

  private static InstanceLock lock;
  private static EmbeddedBroker broker;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() {
    DataDirectory data = DataDirectory.prepare(directory);
    assertThat(Muster.commandLine().execute("init", "--data", directory.toString())).isZero();
    lock = InstanceLock.take(data);
    broker = EmbeddedBroker.start(data.kafka(), 0);
    TopicCreation.createMissing(broker.access(), TopicSpec.defaults());
    RunningInstance.ofThisProcess("127.0.0.1:" + broker.port()).announce(data);
  }

  @AfterAll
  static void stop() {
    broker.close();
    lock.close();
  }

  @Test
  void publishesRulesUnderAVersionThatGrowsAndShowsThem() throws Exception {
    Path rules = Files.createDirectories(directory.resolve("my-rules"));
    assertThat(run("rules", "show")).isEqualTo(1);
    assertThat(err.toString()).contains("There are no rules yet: publish some with");

    Files.writeString(rules.resolve("cool.yaml"), RULES);
    assertThat(run("rules", "publish", rules.toString())).as(err.toString()).isZero();
    assertThat(run("rules", "publish", rules.toString(), "--json")).isZero();
    assertThat(out.toString())
        .contains("rules version 1 of 1 document is in force", "{\"rules_version\":2,");
    assertThat(run("rules", "show")).isZero();
    assertThat(out.toString()).contains("# rules version 2\n# cool.yaml\nrules:\n");

    Files.writeString(rules.resolve("worse.yaml"), "rules:\n  - name: x\n    action: explode\n");
    assertThat(run("rules", "publish", rules.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains(
            rules + "/worse.yaml:3: `explode` is no action: write one of reset,",
            "nothing is published until there is none.");
  }

  @Test
  void publishesPoliciesUnderAVersionThatGrowsAndShowsThem() throws Exception {
    Path policies = Files.createDirectories(directory.resolve("my-policies"));
    assertThat(run("policy", "show")).isEqualTo(1);
    assertThat(err.toString()).contains("There are no policies yet: publish some with");

    Files.writeString(policies.resolve("all.yaml"), POLICIES);
    assertThat(run("policy", "publish", policies.toString())).as(err.toString()).isZero();
    assertThat(run("policy", "publish", policies.toString(), "--json")).isZero();
    assertThat(out.toString())
        .contains("policy version 1 of 1 document is in force", "{\"policy_version\":2,");
    assertThat(run("policy", "show")).isZero();
    assertThat(out.toString()).contains("# policy version 2\n# all.yaml\npolicies:\n");

    Files.writeString(policies.resolve("worse.yaml"), POLICIES.replace("permit", "allow"));
    assertThat(run("policy", "publish", policies.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains(
            policies + "/worse.yaml:2: a policy in all.yaml has this name",
            policies + "/worse.yaml:3: `effect` must be permit or forbid",
            "nothing is published until there is none.");
  }

  @Test
  void approvesWhatWaitsAndNothingElse() throws Exception {
    AuditCatalog catalog = new AuditCatalog(CatalogSettings.embedded(directory));
    IcebergAuditSinks.createTables(catalog);
    Intent waiting = proposal("aaaa", Instant.now().getEpochSecond() + 600);
    Intent expired = proposal("bbbb", Instant.now().getEpochSecond() - 1);
    Intent issued = proposal("cccc", Instant.now().getEpochSecond() + 600);
    Intent over = proposal("dddd", Instant.now().getEpochSecond() + 600);
    new TableRows(catalog, AuditTables.COMMANDS)
        .append(
            List.of(
                row(waiting, "AWAITING_APPROVAL"),
                row(expired, "AWAITING_APPROVAL"),
                row(issued, "AWAITING_APPROVAL"),
                with(row(over, "AWAITING_APPROVAL"), "finding", "over"),
                row(issued.issuedAs(7, "anna"), "ISSUED")));

    Map<String, Object> cleared = with(row(AuditTables.FINDINGS), "finding", "over");
    cleared.put("state", "CLEARED");
    cleared.put("arrival", OffsetDateTime.ofInstant(Instant.ofEpochSecond(2), ZoneOffset.UTC));
    new TableRows(catalog, AuditTables.FINDINGS).append(List.of(cleared));

    assertThat(run("approve", "--list")).as(err.toString()).isZero();
    String line =
        "%s: reset pump-1, for level by rule cool version 5: It runs hot. (before %s)%s%n";
    Instant end = Instant.ofEpochSecond(waiting.expiresAt());
    assertThat(out.toString())
        .isEqualTo(
            line.formatted(waiting.id(), end, "")
                + line.formatted(over.id(), end, "; would be held: its finding is over"));
    assertThat(run("approve", "dddd")).isEqualTo(1);
    assertThat(err.toString()).contains("would be held, since its finding is over");
    assertThat(run("approve", "bbbb")).isEqualTo(1);
    assertThat(run("approve", "cccc")).isEqualTo(1);
    assertThat(err.toString()).contains("has expired", "No command cccc waits for approval");

    assertThat(run("approve", "aaaa", "--by", "anna", "--json")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("\"approved_by\":\"anna\"");
    assertThat(run("approve", "aaaa", "--by", "a b")).isEqualTo(1);
    assertThat(err.toString()).contains("Name who consents with --by NAME");
  }

  /** Both have read the same newest version, as two commands at once do. */
  @Test
  void saysOfTwoVersionsAtOnceWhichOneIsRefused() throws Exception {
    LocalKeys keys = LocalKeys.open(new DataDirectory(directory));
    ControlTopic<TrustBundle> trust =
        new ControlTopic<>(broker.access(), Topics.TRUST, ControlContents.TRUST, keys.root());
    long end = Instant.now().plusSeconds(3_600).toEpochMilli();
    List<TrustBundle> bundles =
        List.of(
            new TrustBundle(1, end, Set.of(new RevokedKey("pump-1", 1))),
            new TrustBundle(1, end, Set.of(new RevokedKey("pump-2", 2))));
    ExecutorService clerks = Executors.newFixedThreadPool(2);
    List<Future<Long>> answers =
        clerks.invokeAll(
            bundles.stream().map(one -> (Callable<Long>) () -> revoker(keys, trust, one)).toList());
    clerks.shutdown();

    List<TrustBundle> inForce = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      Throwable failure = catchThrowable(answers.get(i)::get);
      if (failure == null) {
        inForce.add(bundles.get(i));
      } else {
        assertThat(failure)
            .hasRootCauseInstanceOf(OvertakenException.class)
            .hasMessageContaining(
                "Somebody else published trust version 1 on muster.trust at the same time, so yours"
                    + " is refused: run this again.");
      }
    }
    assertThat(inForce).containsExactly(trust.newest(TrustBundle.SUBJECT).orElseThrow());
    assertThat(revoker(keys, trust, new TrustBundle(2, end, Set.of()))).isPositive();
  }

  /** The broker would keep the newest record of a key, whoever wrote it. */
  @Test
  void keepsAControlTopicShortByWhatIsSignedAndNotByKeys() throws Exception {
    TopicSpec spec = TopicSpec.control("short.trust", 1);
    TopicCreation.createMissing(broker.access(), List.of(spec));
    assertThat(spec.settings()).containsEntry("cleanup.policy", "delete");
    LocalKeys keys = LocalKeys.open(DataDirectory.prepare(directory));
    ControlTopic<TrustBundle> trust =
        new ControlTopic<>(broker.access(), spec.name(), ControlContents.TRUST, keys.root());
    TrustBundle bundle =
        new TrustBundle(7, Long.MAX_VALUE / 2000 * 1000, Set.of(new RevokedKey("pump-1", 5)));
    revoker(keys, trust, bundle);
    long junk = unsigned(spec.name());

    ControlCarrying carrying = new ControlCarrying(broker.access(), Duration.ofMillis(1), 1);
    ControlAuthenticator<TrustBundle> authenticator =
        new ControlAuthenticator<>(keys.root(), ControlContents.TRUST, CryptoProvider.fastest());
    assertThat(carrying.once(spec.name(), authenticator, junk + 10))
        .as("nothing goes before the copy is old enough")
        .isEqualTo(new ControlCarrying.Pass(1, 0));
    TimeUnit.MILLISECONDS.sleep(ControlTime.DELAY + 100);
    assertThat(carrying.once(spec.name(), authenticator, unsigned(spec.name())).deleted())
        .as("the original, the tick that told its time, and the junk")
        .isEqualTo(3);
    assertThat(trust.newest(TrustBundle.SUBJECT)).contains(bundle);
  }

  /** The registrar's record goes, and the standing that holds it stays what it was. */
  @Test
  void keepsAStandingWithoutTheRecordThatItStandsOver() throws Exception {
    TopicSpec spec = TopicSpec.control("short.registry", 1);
    TopicCreation.createMissing(broker.access(), List.of(spec));
    LocalKeys keys = LocalKeys.open(DataDirectory.prepare(directory));
    ControlTopic<DeviceRecord> registry =
        new ControlTopic<>(broker.access(), spec.name(), ControlContents.REGISTRY, keys.root());
    byte[] registered = keys.signer(Role.REGISTRAR).sign(ControlContents.REGISTRY, device(), 0);
    long until = System.currentTimeMillis() + 3_600_000;
    DeviceRecord suspended = device().standing(DeviceStatus.SUSPENDED, until);
    written(spec.name(), registered);
    written(spec.name(), standing(keys, suspended, registered));
    long junk = unsigned(spec.name());

    ControlCarrying carrying = new ControlCarrying(broker.access(), Duration.ofMillis(1), 1);
    ControlAuthenticator<DeviceRecord> authenticator =
        new ControlAuthenticator<>(keys.root(), ControlContents.REGISTRY, CryptoProvider.fastest());
    assertThat(carrying.once(spec.name(), authenticator, junk + 10))
        .isEqualTo(new ControlCarrying.Pass(1, 0));
    TimeUnit.MILLISECONDS.sleep(ControlTime.DELAY + 100);
    assertThat(carrying.once(spec.name(), authenticator, unsigned(spec.name())).deleted())
        .as("the record, the standing over it, and the junk")
        .isEqualTo(3);
    assertThat(registry.newest("pump-1")).contains(suspended);

    DeviceRecord resumed = suspended.standing(DeviceStatus.ACTIVE, DeviceRecord.NO_END);
    written(spec.name(), standing(keys, resumed, registered));
    assertThat(registry.newest("pump-1")).contains(resumed);
  }

  /** Else a person who suspends a device would sign for what the thief of dispatch wrote. */
  @Test
  void believesNothingOfTheKeyForStandingsButStandings() throws Exception {
    LocalKeys keys = LocalKeys.open(DataDirectory.prepare(directory));
    assertThat(run("device", "add", "pump-9", "--key", publicKey().toString(), "--cohort", "pumps"))
        .as(err.toString())
        .isZero();
    ControlTopic<DeviceRecord> registry =
        new ControlTopic<>(broker.access(), Topics.REGISTRY, ControlContents.REGISTRY, keys.root());
    DeviceRecord real = registry.newest("pump-9").orElseThrow();
    DeviceRecord forged =
        DeviceRecord.of("pump-9", "thieves").version(7).cadenceSeconds(60).build();
    byte[] own = keys.signer(Role.STANDING).sign(ControlContents.REGISTRY, forged, 0);
    written(Topics.REGISTRY, "pump-9", own);
    written(
        Topics.REGISTRY,
        "pump-9",
        standing(keys, forged.standing(DeviceStatus.ACTIVE, DeviceRecord.NO_END), own));
    assertThat(registry.newest("pump-9")).contains(real);
    assertThat(run("device", "suspend", "pump-9")).as(err.toString()).isZero();
    assertThat(registry.newest("pump-9"))
        .contains(real.standing(DeviceStatus.SUSPENDED, DeviceRecord.NO_END));
  }

  private static DeviceRecord device() {
    return DeviceRecord.of("pump-1", "pumps").cadenceSeconds(60).build();
  }

  private static byte[] standing(LocalKeys keys, DeviceRecord record, byte[] registered) {
    return keys.signer(Role.STANDING)
        .sign(ControlContents.STANDING, Standing.of(record, registered), 0);
  }

  private static void written(String topic, byte[] value) throws Exception {
    written(topic, "pump-1", value);
  }

  private static void written(String topic, String device, byte[] value) throws Exception {
    var bytes = new ByteArraySerializer();
    byte[] key = device.getBytes(StandardCharsets.UTF_8);
    try (var producer = new KafkaProducer<>(broker.access().clientProperties(), bytes, bytes)) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }

  /** Returns its append time. */
  private static long unsigned(String topic) throws Exception {
    var bytes = new ByteArraySerializer();
    byte[] key = TrustBundle.SUBJECT.getBytes(StandardCharsets.UTF_8);
    try (var producer = new KafkaProducer<>(broker.access().clientProperties(), bytes, bytes)) {
      return producer.send(new ProducerRecord<>(topic, key, key)).get().timestamp();
    }
  }

  private static long revoker(LocalKeys keys, ControlTopic<TrustBundle> trust, TrustBundle bundle)
      throws InterruptedException {
    return new ControlPublisher<>(trust, keys.signer(Role.REVOKER), InstantSource.system())
        .publish(List.of(bundle));
  }

  @Test
  void registersManyAtOnceAndNoneThatStandsOnTwoLines() throws Exception {
    Path pem = publicKey();
    String line = "{\"device\": \"%s\", \"key\": \"" + pem + "\", \"cohort\": \"pumps\"}%n";
    Path twice =
        Files.writeString(
            directory.resolve("twice.jsonl"), line.formatted("a") + line.formatted("a"));
    assertThat(run("device", "add", "--from", twice.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("Device a stands on two lines of the file");
    assertThat(out.toString()).isEmpty();

    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      lines.append(line.formatted("many-" + i));
    }
    Path many = Files.writeString(directory.resolve("many.jsonl"), lines);
    assertThat(run("device", "add", "--from", many.toString())).as(err.toString()).isZero();
    assertThat(out.toString()).hasLineCount(300).contains("many-299 registered: version 1");
  }

  @Test
  void saysWhichLineDescribesNoDevice() throws Exception {
    for (String line :
        List.of(
            "{\"device\":\"a\",\"key\":null,\"cohort\":\"c\"}",
            "{\"device\":\"a\",\"key\":[null],\"cohort\":\"c\"}",
            "{\"device\":\"a\",\"key\":\"k\",\"cohort\":null}",
            "{\"device\":null,\"key\":\"k\",\"cohort\":\"c\"}",
            "null")) {
      Path file = Files.writeString(directory.resolve("broken.jsonl"), line);
      assertThat(run("device", "add", "--from", file.toString())).as(line).isEqualTo(1);
    }
    assertThat(err.toString().lines())
        .hasSize(5)
        .allMatch(
            line ->
                line.endsWith(
                    "broken.jsonl describes no device: device, key and cohort must be texts."));
  }

  private static Path publicKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    byte[] spki = generator.generateKeyPair().getPublic().getEncoded();
    return Files.writeString(
        directory.resolve("any.pem"),
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(spki)
            + "\n-----END PUBLIC KEY-----\n");
  }

  @Test
  void saysWhenThereIsNothingToList() {
    IcebergAuditSinks.createTables(new AuditCatalog(CatalogSettings.embedded(directory)));

    assertThat(run("command", "list", "--device", "nobody")).as(err.toString()).isZero();
    assertThat(run("findings", "--of", "nobody")).as(err.toString()).isZero();
    assertThat(out.toString())
        .isEqualTo("No such command was recorded.%nThere is no such finding.%n".formatted());

    assertThat(run("findings", "--of", "nobody", "--json")).isZero();
    assertThat(out.toString()).hasLineCount(2);
  }

  private static Intent proposal(String beginning, long expiresAt) {
    return new Intent(
        beginning + "0".repeat(28),
        "pump-1",
        new Reset(),
        Intent.NO_COUNTER,
        0,
        0,
        1,
        expiresAt,
        "It runs hot.",
        "f-1",
        "cool",
        5,
        null,
        null);
  }

  /** A row of the table of commands, with what is read of it. */
  static Map<String, Object> row(Intent intent, String state) {
    Map<String, Object> row = row(AuditTables.COMMANDS);
    row.put("command", intent.id());
    row.put("device", intent.device());
    row.put("counter", intent.issued() ? intent.counter() : null);
    row.put("state", state);
    row.put("intent", ByteBuffer.wrap(IntentContent.INSTANCE.write(intent)));
    row.put("proposal_sha256", ByteBuffer.wrap(IntentDigest.of(intent.proposal())));
    return row;
  }

  private static Map<String, Object> with(Map<String, Object> row, String column, Object value) {
    row.put(column, value);
    return row;
  }

  /** A row with something in every column that must have it. */
  static Map<String, Object> row(TableDefinition table) {
    OffsetDateTime now = OffsetDateTime.ofInstant(Instant.ofEpochSecond(1), ZoneOffset.UTC);
    Map<String, Object> row = new HashMap<>();
    table
        .columns()
        .forEach(
            column ->
                row.put(
                    column.name(),
                    !column.required()
                        ? null
                        : switch (column.type()) {
                          case BOOLEAN -> true;
                          case INT -> 1;
                          case LONG -> 1L;
                          case DOUBLE -> 1.0;
                          case STRING -> column.name().equals("finding_kind") ? "level" : "x";
                          case BINARY -> ByteBuffer.allocate(0);
                          case TIMESTAMP -> now;
                          case MEASUREMENTS -> List.of();
                        }));
    return row;
  }

  private int run(String... arguments) {
    CommandLine line = Muster.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--data";
    all[arguments.length + 1] = directory.toString();
    return line.execute(all);
  }
}
