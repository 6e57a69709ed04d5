package dev.muster.trial.system;

import dev.muster.admin.control.ControlPublisher;
import dev.muster.admin.control.ControlTopic;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.control.ControlContents;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Devices that speak to one broker. */
final class TestFleet implements AutoCloseable {
  private final KafkaAccess kafka;
  private final LocalKeys keys;
  private final KafkaProducer<byte[], byte[]> producer;

  TestFleet(KafkaAccess kafka, LocalKeys keys) {
    this.kafka = kafka;
    this.keys = keys;
    Properties properties = kafka.clientProperties();
    properties.put("linger.ms", "5");
    properties.put("max.request.size", "1048576");
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  List<TestDevice> devices(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> device(prefix + "-" + i)).toList();
  }

  TestDevice device(String id) {
    return new TestDevice(keys.root().fleet(), id);
  }

  /** A device of that name with the key of another seed. */
  TestDevice device(String id, String seed) {
    return new TestDevice(keys.root().fleet(), id, seed);
  }

  /** Registers as `device add` does; returns when the records are valid. */
  void register(List<TestDevice> devices) throws InterruptedException {
    publish(devices.stream().map(each -> each.registered(1, DeviceStatus.ACTIVE)).toList());
  }

  void publish(List<DeviceRecord> records) throws InterruptedException {
    new ControlPublisher<>(
            new ControlTopic<>(kafka, Topics.REGISTRY, ControlContents.REGISTRY, keys.root()),
            keys.signer(ControlContents.REGISTRY.kind().role()),
            InstantSource.system())
        .publish(records);
  }

  /** Publishes the first bundle of rules; returns when it is in force. */
  void publishRules(String text) throws InterruptedException {
    long expiry = Instant.now().plus(Duration.ofDays(1)).toEpochMilli();
    new ControlPublisher<>(
            new ControlTopic<>(kafka, Topics.RULES, ControlContents.RULES, keys.root()),
            keys.signer(ControlContents.RULES.kind().role()),
            InstantSource.system())
        .publish(List.of(TextBundle.of(1, expiry, List.of(new TextDocument("rules.yaml", text)))));
  }

  Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
    return producer.send(record);
  }

  /** Sends one after the other and returns where they were appended. */
  List<RecordMetadata> sendAll(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
    List<Future<RecordMetadata>> answers = new ArrayList<>();
    for (ProducerRecord<byte[], byte[]> record : records) {
      answers.add(producer.send(record));
    }
    List<RecordMetadata> places = new ArrayList<>();
    for (Future<RecordMetadata> answer : answers) {
      places.add(answer.get());
    }
    return places;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
