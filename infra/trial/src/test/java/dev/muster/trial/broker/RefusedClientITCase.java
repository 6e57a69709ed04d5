package dev.muster.trial.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.connectors.fault.KafkaRights;
import dev.muster.connectors.fault.PermanentFaultException;
import dev.muster.connectors.kafka.DeadLetterSink;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.PreflightException;
import dev.muster.connectors.kafka.TimestampRule;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicFacts;
import dev.muster.connectors.kafka.TopicPreflight;
import dev.muster.connectors.kafka.TopicReader;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.local.broker.Ports;
import dev.muster.schemas.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a broker refuses a client for good ends a job at once, with what to grant; a job that has
 * that granted runs. No job has a restart to spend: its first failure must say it.
 */
class RefusedClientITCase {
  private static final ResourcePattern TELEMETRY = topic(Topics.TELEMETRY);
  private static final ResourcePattern LETTERS = topic(Topics.TELEMETRY_DEAD_LETTERS);
  private static final ResourcePattern IDS =
      new ResourcePattern(
          ResourceType.TRANSACTIONAL_ID, "muster/acme/quarantine/", PatternType.PREFIXED);

  @TempDir static Path directory;

  private static SecuredBroker broker;
  private static KafkaAccess anybody;
  private static TopicFacts telemetry;

  @BeforeAll
  static void start() throws Exception {
    broker = SecuredBroker.start(directory);
    anybody = KafkaAccess.plain(broker.plainBootstrapServers());
    TopicCreation.createMissing(
        anybody,
        List.of(
            TopicSpec.telemetry(Topics.TELEMETRY, 1),
            TopicSpec.deadLetters(Topics.TELEMETRY_DEAD_LETTERS, 1)));
    telemetry =
        new TopicPreflight(anybody, TimestampRule.LOG_APPEND_TIME)
            .inputs(List.of(Topics.TELEMETRY))
            .get(Topics.TELEMETRY);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            anybody.clientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.TELEMETRY, new byte[] {1}, new byte[] {2})).get();
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @AfterEach
  void takeEverythingBack() throws Exception {
    try (Admin admin = Admin.create(anybody.clientProperties())) {
      admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get();
    }
  }

  @Test
  void isRefusedAtTheStartAlready() throws Exception {
    TopicPreflight preflight = new TopicPreflight(guest(), TimestampRule.LOG_APPEND_TIME);

    assertThatThrownBy(() -> preflight.inputs(List.of(Topics.TELEMETRY)))
        .isInstanceOf(PreflightException.class)
        .hasMessageStartingWith(
            "Kafka doesn't let User:guest look at topic muster.telemetry: grant Describe and DescribeConfigs on it, and what the job itself does there (");
    grant(TELEMETRY, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);
    assertThat(preflight.inputs(List.of(Topics.TELEMETRY))).hasSize(1);
  }

  @Test
  void endsAtOnceWithWhatReadingNeeds() throws Exception {
    assertEnds(
        new RefusingJob(guest(), anybody, Duration.ofMinutes(1)),
        "Kafka doesn't allow User:guest what this job must do: grant Read and Describe on topic muster.telemetry, and start again (TopicAuthorizationException: ");
  }

  @Test
  void endsAtOnceWithWhatWritingNeeds() throws Exception {
    grant(IDS, AclOperation.WRITE, AclOperation.DESCRIBE);
    grant(LETTERS, AclOperation.READ, AclOperation.DESCRIBE);

    assertEnds(
        new RefusingJob(anybody, guest(), Duration.ofMinutes(1)),
        "Kafka doesn't allow User:guest what this job must do: grant Read, Write and Describe on topic "
            + Topics.TELEMETRY_DEAD_LETTERS
            + ", and Write and Describe on the transactional ids that begin with muster/acme/quarantine/, and start again (TopicAuthorizationException: ");
  }

  @Test
  void endsAtOnceWithTheTransactionalIdsThatWritingNeeds() throws Exception {
    grant(LETTERS, AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE);

    assertEnds(
        new RefusingJob(anybody, guest(), Duration.ofMinutes(1)),
        "Kafka doesn't allow User:guest what this job must do: grant Read, Write and Describe on topic "
            + Topics.TELEMETRY_DEAD_LETTERS
            + ", and Write and Describe on the transactional ids that begin with muster/acme/quarantine/, and start again (TransactionalIdAuthorizationException: ");
  }

  @Test
  void endsSoonWhereThePasswordIsWrong() throws Exception {
    String shutOut =
        "Kafka doesn't let User:guest in: correct sasl.* and ssl.* of the Kafka properties, or what the brokers know of this client, and start again (SaslAuthenticationException: Authentication failed: Invalid username or password).";

    assertEnds(new RefusingJob(access("wrong"), anybody, Duration.ofMinutes(1)), shutOut);
    assertEnds(new RefusingJob(anybody, access("wrong"), Duration.ofMinutes(1)), shutOut);
  }

  /** The password is read anew each time that the broker is asked. */
  @Test
  void isLetInOnceTheBrokerAndItAgree() throws Exception {
    Path secret = secret("wrong");
    KafkaRights.Door door = door(access(broker.bootstrapServers(), secret));
    CompletableFuture<Boolean> mayOpen = CompletableFuture.supplyAsync(door::mayOpen);
    Files.writeString(secret, SecuredBroker.PASSWORD);

    assertThat(mayOpen.get(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void takesAnOutageForNoRefusal() throws Exception {
    KafkaAccess away = access("127.0.0.1:" + Ports.anyFree(), secret("wrong"));

    assertThat(door(away).mayOpen()).isTrue();
  }

  private static KafkaRights.Door door(KafkaAccess access) {
    return new DeadLetterSink(access, "letters", "acme", Duration.ofMinutes(1), 1 << 20)
        .sink("quarantine")
        .rights()
        .door();
  }

  @Test
  void runsWithWhatItSaidToGrant() throws Exception {
    grant(TELEMETRY, AclOperation.READ, AclOperation.DESCRIBE);
    grant(LETTERS, AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE);
    grant(IDS, AclOperation.WRITE, AclOperation.DESCRIBE);

    JobClient job =
        new RefusingJob(guest(), guest(), Duration.ofMinutes(1))
            .startCommitting(telemetry, Optional.empty());
    Instant until = Instant.now().plusSeconds(60);
    while (letters().isEmpty()) {
      assertThat(Instant.now()).as("no dead letter came").isBefore(until);
      Thread.sleep(100);
    }
    job.cancel().get();
  }

  private static void assertEnds(RefusingJob job, String sentence) throws Exception {
    JobClient client = job.startCommitting(telemetry, Optional.empty());
    assertThatThrownBy(() -> client.getJobExecutionResult().get(60, TimeUnit.SECONDS))
        .satisfies(
            failure -> {
              Throwable cause = failure;
              while (!(cause instanceof PermanentFaultException)) {
                assertThat(cause.getCause()).as("cause of " + cause).isNotNull();
                cause = cause.getCause();
              }
              assertThat(cause).hasMessageStartingWith(sentence);
            });
  }

  private static void grant(ResourcePattern on, AclOperation... operations) throws Exception {
    List<AclBinding> granted = new ArrayList<>();
    for (AclOperation operation : operations) {
      granted.add(
          new AclBinding(
              on,
              new AccessControlEntry(
                  "User:" + SecuredBroker.GUEST, "*", operation, AclPermissionType.ALLOW)));
    }
    try (Admin admin = Admin.create(anybody.clientProperties())) {
      admin.createAcls(granted).all().get();
    }
  }

  private static ResourcePattern topic(String name) {
    return new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL);
  }

  private static List<Object> letters() {
    List<Object> letters = new ArrayList<>();
    try (TopicReader reader = TopicReader.open(anybody, Topics.TELEMETRY_DEAD_LETTERS)) {
      reader.read(List.of(0), letters::add);
    }
    return letters;
  }

  private static KafkaAccess guest() throws Exception {
    return access(SecuredBroker.PASSWORD);
  }

  private static KafkaAccess access(String password) throws Exception {
    return access(broker.bootstrapServers(), secret(password));
  }

  private static Path secret(String text) throws Exception {
    return Files.writeString(Files.createTempFile(directory, "a", ".secret"), text);
  }

  private static KafkaAccess access(String servers, Path secret) throws Exception {
    Path store = secret(SecuredBroker.STORE_PASSWORD);
    return new KafkaAccess(
        Map.of(
            "bootstrap.servers",
            servers,
            "security.protocol",
            "SASL_SSL",
            "sasl.mechanism",
            "PLAIN",
            "sasl.jaas.config",
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"file:%s\";"
                .formatted(SecuredBroker.GUEST, secret),
            "ssl.truststore.type",
            "PKCS12",
            "ssl.truststore.location",
            broker.trustStore().toString(),
            "ssl.truststore.password",
            "file:" + store));
  }
}
