package dev.muster.trial.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.connectors.iceberg.CompletedCheckpoint;
import dev.muster.connectors.kafka.DeadLetter;
import dev.muster.connectors.kafka.TimestampRule;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicFacts;
import dev.muster.connectors.kafka.TopicPreflight;
import dev.muster.connectors.kafka.TopicReader;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.connectors.kafka.TransactionGuard;
import dev.muster.connectors.kafka.transaction.TellingSink;
import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real broker loses the transaction that a checkpoint promised to commit: the job says so, goes
 * on at once, and writes what comes after. Three dead letters are in the transaction.
 *
 * <p>Each job has no restart to spend: any failure would end it.
 */
class LostTransactionITCase {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** A broker ends transactions that are over their time every ten seconds by itself. */
  private static final Map<String, String> PROMPT =
      Map.of("transaction.abort.timed.out.transaction.cleanup.interval.ms", "200");

  private static final Map<String, String> FORGETFUL =
      Map.of(
          "transactional.id.expiration.ms",
          "1",
          "transaction.remove.expired.transaction.cleanup.interval.ms",
          "100");

  @TempDir private Path directory;
  private EmbeddedBroker broker;

  @BeforeEach
  void start() throws Exception {
    KeptCounters.forget();
    startBroker(PROMPT);
    TopicCreation.createMissing(
        broker.access(),
        List.of(
            TopicSpec.telemetry(Topics.TELEMETRY, 1),
            TopicSpec.deadLetters(Topics.TELEMETRY_DEAD_LETTERS, 1)));
    send(3);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void commitsWhatACheckpointPromisedOnceItGoesOn() throws Exception {
    String checkpoint = promiseThree(LONG);

    assertThat(gone(checkpoint)).isEmpty();
    assertThat(goOn(checkpoint, 5)).containsExactly("0", "1", "2", "3", "4");
    assertThat(KeptCounters.sum(TellingSink.GONE)).isZero();
  }

  @Test
  void goesOnPastATransactionThatTimedOut() throws Exception {
    String checkpoint = promiseThree(Duration.ofSeconds(15));
    String id = id();
    await(() -> state(id).equals(Optional.of(TransactionState.COMPLETE_ABORT)));

    assertThat(gone(checkpoint)).containsExactly(id);
    assertThat(goOn(checkpoint, 2)).containsExactly("3", "4");
    assertThat(KeptCounters.sum(TellingSink.GONE)).isEqualTo(1);
  }

  @Test
  void goesOnPastATransactionWhoseIdIsAnothersByNow() throws Exception {
    String checkpoint = promiseThree(LONG);
    String id = id();
    Properties other = broker.access().clientProperties();
    other.setProperty(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
    try (KafkaProducer<byte[], byte[]> producer = producer(other)) {
      producer.initTransactions();
    }

    assertThat(gone(checkpoint)).containsExactly(id);
    assertThat(goOn(checkpoint, 2)).containsExactly("3", "4");
    assertThat(KeptCounters.sum(TellingSink.GONE)).isEqualTo(1);
  }

  @Test
  void goesOnPastATransactionWhoseIdExpired() throws Exception {
    String checkpoint = promiseThree(LONG);
    String id = id();
    try (Admin admin = admin()) {
      admin.fenceProducers(List.of(id)).all().get();
    }
    broker.close();
    startBroker(FORGETFUL);
    await(() -> state(id).isEmpty());
    broker.close();
    startBroker(PROMPT);

    assertThat(gone(checkpoint)).containsExactly(id);
    assertThat(goOn(checkpoint, 2)).containsExactly("3", "4");
    assertThat(KeptCounters.sum(TellingSink.GONE)).isEqualTo(1);
  }

  private RefusingJob job(Duration timeout) {
    return new RefusingJob(broker.access(), broker.access(), timeout);
  }

  /** Has a job promise what is on telemetry, and stop before it keeps the promise. */
  private String promiseThree(Duration timeout) throws Exception {
    JobClient job = job(timeout).startHolding(telemetry());
    await(() -> uncommitted() == 3);
    String checkpoint =
        job.triggerSavepoint(
                directory.resolve("savepoints").toUri().toString(), SavepointFormatType.CANONICAL)
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    cancel(job);
    assertThat(letters()).isEmpty();
    return checkpoint;
  }

  /** Goes on from a checkpoint and brings two more; returns what is committed in the end. */
  private List<String> goOn(String checkpoint, int expected) throws Exception {
    JobClient job = job(LONG).startCommitting(telemetry(), Optional.of(checkpoint));
    send(2);
    await(() -> running(job) && letters().size() >= expected);
    List<String> letters = letters();
    cancel(job);
    return letters;
  }

  private static boolean running(JobClient job) throws Exception {
    if (job.getJobExecutionResult().isDone()) {
      job.getJobExecutionResult().get();
    }
    return job.getJobStatus().get() == JobStatus.RUNNING;
  }

  private static void cancel(JobClient job) throws Exception {
    job.cancel().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    job.getJobExecutionResult()
        .handle((result, failure) -> null)
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private Set<String> gone(String checkpoint) {
    return new TransactionGuard(broker.access())
        .gone(new CompletedCheckpoint(1, checkpoint), List.of(RefusingJob.SINK));
  }

  /** The one transaction that is open. */
  private String id() throws Exception {
    try (Admin admin = admin()) {
      List<String> open =
          admin.listTransactions().all().get().stream()
              .filter(each -> each.state() == TransactionState.ONGOING)
              .map(TransactionListing::transactionalId)
              .toList();
      assertThat(open).hasSize(1);
      return open.get(0);
    }
  }

  private Optional<TransactionState> state(String id) throws Exception {
    try (Admin admin = admin()) {
      return Optional.of(admin.describeTransactions(List.of(id)).description(id).get().state());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TransactionalIdNotFoundException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private long uncommitted() {
    List<String> letters = new ArrayList<>();
    try (TopicReader reader =
        TopicReader.openUncommitted(broker.access(), Topics.TELEMETRY_DEAD_LETTERS)) {
      reader.read(List.of(0), letter -> letters.add(letter.topic()));
    }
    return letters.size();
  }

  /** The offsets of the committed dead letters' origins. */
  private List<String> letters() {
    List<String> letters = new ArrayList<>();
    try (TopicReader reader = TopicReader.open(broker.access(), Topics.TELEMETRY_DEAD_LETTERS)) {
      reader.read(
          List.of(0),
          letter ->
              letters.add(
                  new String(
                      letter.headers().lastHeader(DeadLetter.OFFSET_HEADER).value(),
                      StandardCharsets.UTF_8)));
    }
    return letters;
  }

  private TopicFacts telemetry() {
    return new TopicPreflight(broker.access(), TimestampRule.LOG_APPEND_TIME)
        .inputs(List.of(Topics.TELEMETRY))
        .get(Topics.TELEMETRY);
  }

  private void send(int count) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer(broker.access().clientProperties())) {
      for (int i = 0; i < count; i++) {
        producer.send(new ProducerRecord<>(Topics.TELEMETRY, new byte[] {1}, new byte[] {2})).get();
      }
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(Properties properties) {
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private Admin admin() {
    return Admin.create(broker.access().clientProperties());
  }

  private void startBroker(Map<String, String> settings) {
    broker = EmbeddedBroker.start(directory.resolve("kafka"), 0, settings);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    Instant until = Instant.now().plus(PATIENCE);
    while (!condition.call()) {
      assertThat(Instant.now()).as("nothing came of it").isBefore(until);
      Thread.sleep(100);
    }
  }
}
