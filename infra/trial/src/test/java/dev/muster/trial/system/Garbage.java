package dev.muster.trial.system;

import dev.muster.schemas.EnvelopeCodec;
import dev.muster.schemas.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records that nobody should have sent: noise, good messages cut short, good messages damaged. */
final class Garbage {
  private static final int KINDS = 5;

  private final Random random;
  private final List<TestDevice> devices;

  Garbage(Random random, List<TestDevice> devices) {
    this.random = random;
    this.devices = devices;
  }

  List<ProducerRecord<byte[], byte[]>> of(int count) {
    List<byte[]> messages = devices.stream().map(TestDevice::next).toList();
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int which = random.nextInt(devices.size());
      records.add(piece(i % KINDS, devices.get(which), messages.get(which)));
    }
    return records;
  }

  private ProducerRecord<byte[], byte[]> piece(int kind, TestDevice device, byte[] message) {
    byte[] value = device.record(message).value();
    return switch (kind) {
      case 0 -> TestDevice.record(device.id(), noise(random.nextInt(300)));
      case 1 -> TestDevice.record(device.id(), Arrays.copyOf(value, random.nextInt(value.length)));
      case 2 -> TestDevice.record(device.id(), flipped(value));
      case 3 -> TestDevice.record(device.id(), enveloped(device, flipped(message)));
      default -> new ProducerRecord<>(Topics.TELEMETRY, random.nextInt(4), noise(12), value);
    };
  }

  private static byte[] enveloped(TestDevice device, byte[] message) {
    return EnvelopeCodec.encode(device.id(), null, null, message);
  }

  private byte[] flipped(byte[] bytes) {
    byte[] damaged = bytes.clone();
    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
    return damaged;
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }
}
