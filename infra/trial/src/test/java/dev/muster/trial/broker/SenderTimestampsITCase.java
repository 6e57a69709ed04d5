package dev.muster.trial.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audit.operator.AuditOperators;
import dev.muster.audit.operator.RunFacts;
import dev.muster.audit.run.RunEvent;
import dev.muster.audit.run.RunEventKind;
import dev.muster.audit.run.RunPlace;
import dev.muster.connectors.kafka.TimestampRule;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicPreflight;
import dev.muster.connectors.kafka.TopicSource;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.control.ControlOutcome;
import dev.muster.local.broker.EmbeddedBroker;
import dev.muster.message.ArrivedRecord;
import dev.muster.schemas.Topics;
import dev.muster.verify.VerifySettings;
import dev.muster.verify.operator.VerifyOperators;
import dev.muster.verify.operator.VerifyStreams;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody has telemetry left unstamped for a while, twice: table {@code runs} says from where on.
 */
class SenderTimestampsITCase {
  /** What the sender says that it is: in 1970. */
  private static final long SENT_AT = 42;

  @TempDir private Path directory;
  private EmbeddedBroker broker;
  private KafkaProducer<byte[], byte[]> producer;

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
    TopicCreation.createMissing(broker.access(), List.of(TopicSpec.telemetry(Topics.TELEMETRY, 1)));
    producer =
        new KafkaProducer<>(
            broker.access().clientProperties(),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @AfterEach
  void stop() {
    producer.close();
    broker.close();
  }

  @Test
  @Timeout(120)
  void namesTheFirstRecordOfEachTime() throws Exception {
    try (CloseableIterator<RunEvent> events = events()) {
      send();
      stampBy("CreateTime");
      long first = sendUntilStamped(false).offset();
      send();
      stampBy("LogAppendTime");
      sendUntilStamped(true);
      stampBy("CreateTime");
      long second = sendUntilStamped(false).offset();

      List<RunPlace> noted = noted(events, 2);
      assertThat(noted).extracting(RunPlace::topic).containsOnly(Topics.TELEMETRY);
      assertThat(noted).extracting(RunPlace::offset).containsExactly(first, second);
    }
  }

  private CloseableIterator<RunEvent> events() throws Exception {
    Configuration options = new Configuration();
    options.set(RestOptions.BIND_PORT, "0");
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(1, options);
    DataStream<ArrivedRecord> telemetry =
        TopicSource.of(
                broker.access(),
                new TopicPreflight(broker.access(), TimestampRule.LOG_APPEND_TIME)
                    .inputs(List.of(Topics.TELEMETRY))
                    .get(Topics.TELEMETRY),
                TimestampRule.LOG_APPEND_TIME)
            .attach(environment, "telemetry", 1);
    DataStream<ControlOutcome> none =
        telemetry
            .filter(record -> false)
            .map(record -> (ControlOutcome) null)
            .returns(ControlOutcome.class);
    return AuditOperators.runLog(
            none,
            VerifyOperators.screen(telemetry, VerifySettings.of("acme", 1), "screen")
                .getSideOutput(VerifyStreams.HEARD),
            new RunFacts("0.1.0", "BC", 5_000, () -> 0))
        .executeAndCollect();
  }

  private static List<RunPlace> noted(CloseableIterator<RunEvent> events, int count) {
    List<RunPlace> noted = new ArrayList<>();
    while (noted.size() < count) {
      RunEvent event = events.next();
      if (event.kind() == RunEventKind.SENDER_TIMESTAMPS) {
        noted.add(event.place());
      }
    }
    return noted;
  }

  private void stampBy(String type) throws Exception {
    ConfigResource telemetry = new ConfigResource(ConfigResource.Type.TOPIC, Topics.TELEMETRY);
    AlterConfigOp set =
        new AlterConfigOp(
            new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, type),
            AlterConfigOp.OpType.SET);
    try (Admin admin = Admin.create(broker.access().clientProperties())) {
      admin.incrementalAlterConfigs(Map.of(telemetry, List.of(set))).all().get();
    }
  }

  /** A setting reaches the broker a moment after it is made; returns the first record under it. */
  private RecordMetadata sendUntilStamped(boolean stamped) throws Exception {
    RecordMetadata sent = send();
    while (stamped == (sent.timestamp() == SENT_AT)) {
      sent = send();
    }
    return sent;
  }

  private RecordMetadata send() throws Exception {
    return producer
        .send(new ProducerRecord<>(Topics.TELEMETRY, 0, SENT_AT, new byte[] {1}, new byte[] {2}))
        .get(10, TimeUnit.SECONDS);
  }
}
