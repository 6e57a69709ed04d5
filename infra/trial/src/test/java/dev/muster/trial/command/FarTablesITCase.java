package dev.muster.trial.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.audit.AuditTables;
import dev.muster.audit.table.TableDefinition;
import dev.muster.cli.Muster;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.message.command.Dormant;
import dev.muster.remediate.Intent;
import dev.muster.schemas.Topics;
import dev.muster.testkit.TableRows;
import dev.muster.trial.store.FarTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line with nothing but a configuration: a REST catalog, tables on S3, a Kafka. */
class FarTablesITCase {
  @SuppressWarnings("TimeInStaticInitializer") // One moment for the whole test, near the present.
  private static final OffsetDateTime ARRIVAL =
      OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);

  private static final Intent INTENT = intent();

  @TempDir private static Path directory;
  private static FarTables tables;
  private static EmbeddedBroker broker;
  private static Path config;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() throws Exception {
    tables = FarTables.create(directory.resolve("far"));
    broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
    TopicCreation.createMissing(broker.access(), TopicSpec.defaults());
    DataDirectory fleet = new DataDirectory(directory.resolve("fleet"));
    Path keys = fleet.keys();
    assertThat(
            execute(
                new StringWriter(),
                new StringWriter(),
                "init",
                "--data",
                fleet.root().toString(),
                "--fleet",
                "acme"))
        .isZero();
    config =
        Files.writeString(
            directory.resolve("muster.yaml"),
            """
            fleet: acme
            kafka: {bootstrap-servers: "127.0.0.1:%s", transaction-timeout: 15m}
            control: {root: "%s", root-sha256: "%s"}
            remediate: {keys: "%s"}
            checkpoint: {directory: "s3://fleet/state"}
            """
                    .formatted(
                        broker.port(),
                        keys.resolve("root.json"),
                        LocalKeys.open(fleet).pinned().sha256(),
                        keys)
                + tables.config());
    write();
  }

  @AfterAll
  static void stop() throws Exception {
    broker.close();
    tables.close();
  }

  @Test
  void listsFindings() {
    assertThat(run("findings", "--open")).as(err.toString()).isZero();

    assertThat(out.toString().lines())
        .hasSize(3)
        .last()
        .asString()
        .startsWith("RAISED  silent")
        .endsWith("f-open");
  }

  @Test
  void listsAndShowsCommands() {
    assertThat(run("command", "list")).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains(INTENT.id() + "  pump-7 x: AWAITING_APPROVAL, by rule x for level");

    assertThat(run("command", "show", INTENT.id().substring(0, 8))).as(err.toString()).isZero();
    assertThat(out.toString()).contains("state              AWAITING_APPROVAL");
  }

  @Test
  void listsWhatWaitsForConsent() {
    assertThat(run("approve", "--list")).as(err.toString()).isZero();

    assertThat(out.toString())
        .startsWith(INTENT.id() + ": dormant pump-7 until ")
        .contains("It runs hot.");
  }

  @Test
  void answersSqlOverTheRowsThatIcebergShows() throws Exception {
    Set<String> before = temporaryTables();
    assertThat(run("sql", "--csv", "SELECT verdict, count(*) FROM verdicts GROUP BY 1 ORDER BY 1"))
        .as(err.toString())
        .isZero();

    assertThat(out.toString().lines())
        .containsExactly("verdict,count_star()", "MALFORMED,3", "TICK,1");
    assertThat(err.toString()).isEmpty();
    assertThat(run("sql", "--csv", "SELECT first_seq FROM audit.gaps")).isZero();
    assertThat(out.toString().lines()).containsExactly("first_seq", "5");
    assertThat(run("sql", "DESCRIBE commands")).isZero();
    assertThat(
            run(
                "sql",
                "--csv",
                "SELECT c.device, f.kind FROM commands c JOIN findings f USING (finding)"))
        .isZero();
    assertThat(out.toString().lines()).containsExactly("device,kind", "pump-7,silent");
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!before.containsAll(temporaryTables()) && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
    assertThat(temporaryTables()).isSubsetOf(before);
  }

  /** Those of other processes too, which come and go meanwhile. */
  private static Set<String> temporaryTables() throws IOException {
    try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return temporary
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("muster-sql-"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void comparesTopicsWithTables() {
    assertThat(run("audit", "reconcile")).isEqualTo(1);

    assertThat(err.toString().lines())
        .contains("Comparing partition 4 of 4 of muster.telemetry ...")
        .allMatch(line -> line.endsWith(" ..."));
    assertThat(out.toString())
        .contains("4 records compared, 0 in flight")
        .contains("missing: no dead letter for refused offset in partition 0 0..2 (3 in all)");
  }

  @Test
  void keepsTablesQuick() {
    assertThat(run("audit", "maintain", "--json")).as(err.toString()).isZero();

    assertThat(out.toString()).contains("\"merges\":");
  }

  @Test
  void looksUpDevicesWithoutKeys() {
    assertThat(run("device", "list")).as(err.toString()).isZero();
    assertThat(run("device", "show", "pump-9")).isEqualTo(1);

    assertThat(err.toString())
        .startsWith("muster: No device pump-9 is registered: ./muster device list shows all.");
  }

  @Test
  void signsWithKeysOfTheFleetOnly() throws Exception {
    String other = directory.resolve("other").toString();
    assertThat(execute(out, err, "init", "--data", other, "--fleet", "acme")).isZero();
    String key = publicKey().toString();

    assertThat(run("device", "add", "pump-8", "--key", key, "--cohort", "pumps", "--data", other))
        .isEqualTo(1);
    assertThat(err.toString())
        .startsWith(
            "muster: The keys in %s/keys are not those of the root document that %s names: name the"
                .formatted(other, config));

    String own = directory.resolve("fleet").toString();
    assertThat(run("device", "add", "pump-8", "--key", key, "--cohort", "pumps", "--data", own))
        .as(err.toString())
        .isZero();
    assertThat(run("device", "show", "pump-8", "--json")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("\"device\":\"pump-8\"");
  }

  private static Path publicKey() throws Exception {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
    keys.initialize(256);
    String text =
        Base64.getMimeEncoder().encodeToString(keys.generateKeyPair().getPublic().getEncoded());
    return Files.writeString(
        directory.resolve("device.pem"),
        "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n");
  }

  /** Three refused records and a tick with their rows, and no dead letter. */
  private static void write() throws Exception {
    List<Map<String, Object>> verdicts = new ArrayList<>();
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (int offset = 0; offset < 4; offset++) {
        byte[] value = offset == 3 ? new byte[0] : "junk".getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> sent =
            new ProducerRecord<>(Topics.TELEMETRY, 0, null, value);
        if (offset == 3) {
          sent.headers().add(Topics.TICK_HEADER, new byte[0]);
        }
        verdicts.add(verdict(producer.send(sent).get(), value));
      }
    }
    append(AuditTables.VERDICTS, verdicts.subList(0, 2));
    append(AuditTables.VERDICTS, verdicts.subList(2, 4));
    append(
        AuditTables.FINDINGS,
        List.of(
            finding("f-over", "CLEARED"),
            finding("f-over", "RAISED"),
            finding("f-open", "RAISED")));
    Map<String, Object> command = ControlCommandsITCase.row(INTENT, "AWAITING_APPROVAL");
    command.put("finding", INTENT.finding());
    append(AuditTables.COMMANDS, List.of(command));
    append(AuditTables.GAPS, List.of(gap(1), gap(5)));
    new TableRows(tables.catalog(), AuditTables.GAPS).deletePositions(0);
  }

  private static Map<String, Object> verdict(RecordMetadata place, byte[] value)
      throws GeneralSecurityException {
    boolean tick = value.length == 0;
    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(value);
    Map<String, Object> row = stamped();
    row.put("arrival", Instant.ofEpochMilli(place.timestamp()).atOffset(ZoneOffset.UTC));
    row.put("kafka_topic", place.topic());
    row.put("kafka_partition", place.partition());
    row.put("kafka_offset", place.offset());
    row.put("authenticated", false);
    row.put("verdict", tick ? "TICK" : "MALFORMED");
    row.put("size_bytes", value.length);
    row.put("message_sha256", tick ? null : ByteBuffer.wrap(sha256));
    return row;
  }

  private static Map<String, Object> finding(String id, String state) {
    Map<String, Object> row = ControlCommandsITCase.row(AuditTables.FINDINGS);
    row.put("finding", id);
    row.put("kind", "silent");
    row.put("state", state);
    row.put("subject", "pump-7");
    return row;
  }

  private static Map<String, Object> gap(long first) {
    Map<String, Object> row = stamped();
    row.put("device", "pump-7");
    row.put("kid", "0123456789abcdef");
    row.put("epoch", 1L);
    row.put("first_seq", first);
    row.put("last_seq", first);
    row.put("missing", 1L);
    return row;
  }

  private static Map<String, Object> stamped() {
    Map<String, Object> row = new HashMap<>();
    row.put("arrival", ARRIVAL);
    row.put("run_id", "run-1");
    row.put("processed_at", ARRIVAL);
    return row;
  }

  private static void append(TableDefinition table, List<Map<String, Object>> rows)
      throws IOException {
    new TableRows(tables.catalog(), table).append(rows);
  }

  private static Intent intent() {
    long now = ARRIVAL.toEpochSecond();
    return new Intent(
            "%032x".formatted(7),
            "pump-7",
            new Dormant(now + 3_600),
            5,
            3,
            41,
            now - 600,
            now + 600,
            "It runs hot.",
            "f-open",
            "rest",
            5,
            null,
            null)
        .proposal();
  }

  private static KafkaProducer<byte[], byte[]> producer() {
    Properties properties = new Properties();
    properties.putAll(broker.access().clientProperties());
    ByteArraySerializer bytes = new ByteArraySerializer();
    return new KafkaProducer<>(properties, bytes, bytes);
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return execute(
        out,
        err,
        Stream.concat(Stream.of(arguments), Stream.of("--config", config.toString()))
            .toArray(String[]::new));
  }

  private static int execute(StringWriter out, StringWriter err, String... arguments) {
    CommandLine line = Muster.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments);
  }
}
