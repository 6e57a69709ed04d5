package dev.muster.bench.worker;

import dev.muster.bench.load.BenchFleet;
import dev.muster.bench.measure.Verification;
import dev.muster.connectors.kafka.batch.BoundedConsumer;
import dev.muster.message.DeviceMessage;
import dev.muster.message.MessageParser;
import dev.muster.message.cose.CoseSign1;
import dev.muster.message.cose.ExternalAad;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.message.signature.CoseVerifier;
import dev.muster.message.signature.PublicVerificationKey;
import dev.muster.schemas.EnvelopeCodec;
import dev.muster.schemas.EnvelopeView;
import dev.muster.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Raw verification of recorded messages, by as many threads as the jobs use. */
final class RawRole implements Worker.Role {
  private static final int SAMPLE = 200_000;

  private final List<CoseSign1> messages = new ArrayList<>();
  private final List<PublicVerificationKey> keys = new ArrayList<>();
  private long bytes;

  @Override
  public void play(ChildOptions options, ChildOutput output) throws Exception {
    CryptoProvider provider = CryptoProvider.fastest();
    BenchFleet fleet = options.fleet();
    PublicVerificationKey[] known = fleet.publicKeys(provider);
    read(options, fleet, known);
    Verification verification =
        new Verification(messages, keys, CoseVerifier.wrap(ExternalAad.message(BrokerRole.FLEET)));
    int threads = options.number("parallelism");
    verification.nanosEach(provider, threads, options.seconds("warm-up"));
    Duration window = options.seconds("window");
    double nanos = verification.nanosEach(provider, threads, window);
    output.result(
        Map.of(
            "nanosEach",
            nanos,
            "messageBytes",
            bytes / messages.size(),
            "provider",
            provider.toString()));
  }

  private void read(ChildOptions options, BenchFleet fleet, PublicVerificationKey[] known)
      throws Exception {
    int wanted = Math.min(SAMPLE, options.number("messages") / 2);
    try (KafkaConsumer<byte[], byte[]> consumer = BoundedConsumer.open(properties(options))) {
      List<TopicPartition> partitions =
          IntStream.range(0, consumer.partitionsFor(Topics.TELEMETRY).size())
              .mapToObj(partition -> new TopicPartition(Topics.TELEMETRY, partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (messages.size() < wanted) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          take(record.value(), fleet, known);
        }
      }
    }
  }

  private void take(byte[] value, BenchFleet fleet, PublicVerificationKey[] known)
      throws Exception {
    if (value == null) {
      return;
    }
    EnvelopeView envelope = EnvelopeCodec.decode(value);
    DeviceMessage message =
        MessageParser.parse(value, envelope.messageOffset(), envelope.messageLength());
    messages.add(message.signed());
    keys.add(known[fleet.indexOf(message.device())]);
    bytes += envelope.messageLength();
  }

  private static Properties properties(ChildOptions options) {
    Properties consumer = options.kafka().clientProperties();
    consumer.put("enable.auto.commit", "false");
    return consumer;
  }
}
