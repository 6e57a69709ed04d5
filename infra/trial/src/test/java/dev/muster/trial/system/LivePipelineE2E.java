package dev.muster.trial.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.audit.ReconciliationReport;
import dev.muster.connectors.iceberg.AuditCatalog;
import dev.muster.local.broker.Ports;
import dev.muster.local.instance.LocalInstance;
import dev.muster.local.instance.LocalSettings;
import dev.muster.pipeline.PipelineJob;
import dev.muster.pipeline.RunningPipeline;
import dev.muster.pipeline.config.CatalogConfig;
import dev.muster.pipeline.config.KafkaConfig;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.schemas.Topics;
import dev.muster.verify.VerdictReason;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One running pipeline, asked many things; the last tests look at all that came before. On every
 * topic that it reads somebody holds a transaction open meanwhile.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LivePipelineE2E {
  private static final String KAFKA_SECRET = "planted-kafka-5ecret-Xk29";
  private static final String CATALOG_SECRET = "planted-catalog-5ecret-Qv71";
  private static final int GARBAGE = 100_000;
  private static final int NEWCOMERS = 1_000;

  /** Each waits two seconds for what it published to be valid. */
  private static final int CLERKS = 80;

  @TempDir private static Path directory;

  private static DataDirectory data;
  private static LocalInstance instance;
  private static OpenTransaction held;
  private static RunningPipeline pipeline;
  private static TestFleet fleet;
  private static Audited audited;
  private static int restPort;
  private static long sent;

  @BeforeAll
  static void start() throws Exception {
    data = DataDirectory.prepare(directory.resolve("data"));
    LocalSettings settings =
        new LocalSettings(Ports.anyFree(), "acme", Optional.empty(), Duration.ofSeconds(2));
    instance = LocalInstance.start(data, settings, line -> {});
    restPort = Ports.anyFree();
    PipelineConfig config = withSecrets(instance.config()).withParallelism(2);
    held = OpenTransaction.begin(instance.kafka());
    sent = OpenTransaction.MESSAGES;
    pipeline = PipelineJob.start(config);
    fleet = new TestFleet(instance.kafka(), instance.keys());
    audited = new Audited(new AuditCatalog(config.catalog().settings()));
  }

  @AfterAll
  static void stop() throws Exception {
    try (LocalInstance broker = instance;
        OpenTransaction open = held;
        RunningPipeline job = pipeline;
        TestFleet devices = fleet) {
      assertThat(broker).isNotNull();
      assertThat(open).isNotNull();
    }
  }

  /** The same pipeline, told two secrets that it has no use for. */
  private static PipelineConfig withSecrets(PipelineConfig config) throws Exception {
    Map<String, String> kafka = new HashMap<>(config.kafka().properties());
    kafka.put("ssl.truststore.password", secret("kafka", KAFKA_SECRET));
    Map<String, String> catalog = new HashMap<>(config.catalog().properties());
    catalog.put("token", secret("catalog", CATALOG_SECRET));
    return config
        .withKafka(new KafkaConfig(kafka, config.kafka().transactionTimeout(), true, true))
        .withCatalog(new CatalogConfig(catalog))
        .withFlink(Map.of("rest.bind-port", String.valueOf(restPort), "muster.rest.open", "true"));
  }

  private static String secret(String name, String value) throws Exception {
    return "file:" + Files.writeString(directory.resolve(name + ".secret"), value);
  }

  @Test
  @Order(1)
  void knowsAThousandDevicesFromTheMillisecondInWhichTheirRegistrationReturns() throws Exception {
    ExecutorService clerks = Executors.newFixedThreadPool(CLERKS);
    List<Callable<RecordMetadata>> work = new ArrayList<>();
    for (TestDevice device : fleet.devices("new", NEWCOMERS)) {
      work.add(() -> registerAndSpeak(device));
    }
    for (Future<RecordMetadata> done : clerks.invokeAll(work)) {
      done.get();
    }
    clerks.shutdown();
    sent += NEWCOMERS;
    audited.awaitJudged(sent);
    assertThat(audited.reasons())
        .isEqualTo(
            Map.of("ACCEPTED", (long) NEWCOMERS, "MALFORMED", (long) OpenTransaction.MESSAGES));
  }

  /** One command for one device; its message is ready before, so that no time passes after. */
  private static RecordMetadata registerAndSpeak(TestDevice device) throws Exception {
    ProducerRecord<byte[], byte[]> first = device.record(device.next());
    fleet.register(List.of(device));
    return fleet.send(first).get();
  }

  @Test
  @Order(2)
  void givesEveryPieceOfGarbageItsVerdictAndItsDeadLetter() throws Exception {
    List<TestDevice> devices = fleet.devices("honest", 20);
    fleet.register(devices);
    List<ProducerRecord<byte[], byte[]>> garbage = new Garbage(new Random(7), devices).of(GARBAGE);
    List<RecordMetadata> places = fleet.sendAll(garbage);
    sent += GARBAGE;
    audited.awaitJudged(sent);

    Map<String, Long> reasons = audited.reasons();
    assertThat(reasons.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(sent);
    assertThat(reasons).containsKeys("MALFORMED", "BAD_SIGNATURE", "MISROUTED");
    long refused =
        reasons.entrySet().stream()
            .filter(each -> VerdictReason.valueOf(each.getKey()).refused())
            .mapToLong(Map.Entry::getValue)
            .sum();
    assertThat(refused).isGreaterThan(GARBAGE * 9L / 10);
    DeadLetters letters = DeadLetters.await(instance.kafka(), refused);
    letters.assertUntouched(places, garbage);
    letters.assertSameAs(audited);
    assertThat(pipeline.running()).isTrue();
    assertThat(audited.rows("SELECT attempt FROM audit.runs WHERE event = 'STARTED'"))
        .containsExactly(List.of(0));
  }

  @Test
  @Order(3)
  void judgesWhatDevicesSayAmongForgeriesOfJustThat() throws Exception {
    TestDevice one = fleet.device("flooded");
    fleet.register(List.of(one));
    List<TestDevice> many = fleet.devices("new", NEWCOMERS);
    many.forEach(device -> device.lose(1));
    long accepted = audited.reasons().get("ACCEPTED");
    sent += fleet.sendAll(Forgeries.around(List.of(one), 2_600)).size();
    sent += fleet.sendAll(Forgeries.around(many, 26)).size();
    audited.awaitJudged(sent);
    assertThat(audited.reasons().get("ACCEPTED")).isEqualTo(accepted + 1 + NEWCOMERS);
    Audited.await(() -> floods() > 0, () -> "no flood was found");
    assertThat(pipeline.running()).isTrue();
  }

  private static long floods() {
    return audited.number(
        "SELECT count(*) FROM audit.findings WHERE kind = 'flooded' AND state = 'RAISED'"
            + " AND subject_kind = 'topic-partition' AND cohort IS NULL");
  }

  @Test
  @Order(3)
  void listensOnThisMachineOnly() throws Exception {
    List<String> addresses = ListeningSockets.ofThisProcess();
    assertThat(addresses).isNotEmpty().allMatch(ListeningSockets::isLoopback);
  }

  @Test
  @Order(3)
  void takesNoJobOverRest() throws Exception {
    HttpRequest upload =
        HttpRequest.newBuilder(rest("/jars/upload"))
            .POST(HttpRequest.BodyPublishers.ofString("x"))
            .build();
    assertThat(HttpClient.newHttpClient().send(upload, text()).statusCode()).isEqualTo(404);
    assertThat(answer("/config")).contains("\"web-submit\":false");
  }

  @Test
  @Order(4)
  void agreesWithTheTopicToTheRecord() {
    ReconciliationReport report = audited.reconciled(instance.kafka(), sent);
    assertThat(report.isClean()).as(report.toString()).isTrue();
  }

  /** Only dispatch waits for it: it signs what is committed. */
  @Test
  @Order(5)
  void namesWhoHoldsATransactionOpenOnTheTopicOfIntents() {
    Audited.await(() -> !openTransactions().isEmpty(), () -> "no row about the open transaction");
    assertThat(openTransactions()).containsExactly(List.of(OpenTransaction.ID, Topics.INTENTS, 0));
  }

  private static List<List<Object>> openTransactions() {
    return audited.rows(
        "SELECT subject, kafka_topic, kafka_partition FROM audit.runs"
            + " WHERE event = 'TRANSACTION_OPEN'");
  }

  @Test
  @Order(5)
  void tellsItsSecretsToNobody() throws Exception {
    String job = answer("/jobs").replaceAll("(?s).*\"id\":\"(\\w+)\".*", "$1");
    for (String path :
        List.of(
            "/jobmanager/config",
            "/jobmanager/environment",
            "/jobs/" + job + "/config",
            "/jobs/" + job,
            "/jobs/" + job + "/plan",
            "/jobs/" + job + "/checkpoints/config")) {
      assertThat(answer(path)).as(path).doesNotContain(KAFKA_SECRET, CATALOG_SECRET);
    }
    assertThat(filesWith(data.root(), KAFKA_SECRET)).isEmpty();
    assertThat(filesWith(data.root(), CATALOG_SECRET)).isEmpty();
    assertThat(filesWith(directory, CATALOG_SECRET)).as("the search works").hasSize(1);
  }

  private static List<Path> filesWith(Path root, String secret) throws Exception {
    List<Path> holders = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.exists(file)
            && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(secret)) {
          holders.add(file);
        }
      }
    }
    return holders;
  }

  private static String answer(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(rest(path)).build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, text());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private static HttpResponse.BodyHandler<String> text() {
    return HttpResponse.BodyHandlers.ofString();
  }

  private static URI rest(String path) {
    return URI.create("http://127.0.0.1:" + restPort + path);
  }
}
