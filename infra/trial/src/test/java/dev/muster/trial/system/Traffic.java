package dev.muster.trial.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.admin.control.PublishFailedException;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.message.KeyPartition;
import dev.muster.schemas.EnvelopeCodec;
import dev.muster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Messages without end, most of them good, and changes of the registry meanwhile. Waits out a
 * broker that is away. Remembers what was sent as what, so that each verdict can be judged.
 */
final class Traffic implements AutoCloseable {
  private static final Set<String> ACCEPTED = Set.of("ACCEPTED");
  private static final Set<String> GOOD_OR_SUSPENDED = Set.of("ACCEPTED", "DEVICE_SUSPENDED");

  private record Sent(Future<RecordMetadata> place, Set<String> allowed) {}

  private final TestFleet fleet;
  private final List<TestDevice> devices;
  private final TestDevice suspect;
  private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
  private final Thread sender = new Thread(this::send, "traffic");
  private final Thread clerk = new Thread(this::keepRegister, "clerk");
  private volatile boolean closed;
  private volatile int former;
  private int turns;
  private int givenUp;

  private Traffic(TestFleet fleet) {
    this.fleet = fleet;
    this.devices = fleet.devices("pump", 12);
    this.suspect = fleet.device("suspect");
  }

  /** Registers its devices and begins. */
  static Traffic start(TestFleet fleet) throws InterruptedException {
    Traffic traffic = new Traffic(fleet);
    fleet.register(traffic.devices);
    fleet.register(List.of(traffic.suspect));
    traffic.sender.start();
    traffic.clerk.start();
    return traffic;
  }

  private void send() {
    for (int round = 0; !closed; round++) {
      for (TestDevice device : devices) {
        good(device, ACCEPTED);
      }
      good(suspect, GOOD_OR_SUSPENDED);
      fault(round, devices.get(round % devices.size()));
      pause(100);
    }
  }

  private void good(TestDevice device, Set<String> allowed) {
    send(device.record(device.next()), allowed);
  }

  /**
   * From now on half of the devices send where they did when there were so many partitions, as they
   * may for ten minutes, and the suspect, which never boots, by both in turn.
   */
  void halfByFormer(int partitions) {
    former = partitions;
  }

  private boolean isLate(ProducerRecord<byte[], byte[]> record) {
    boolean inTurn = Arrays.equals(record.key(), suspect.id().getBytes(StandardCharsets.US_ASCII));
    return former > 0 && (inTurn ? ++turns : Arrays.hashCode(record.key())) % 2 == 0;
  }

  private ProducerRecord<byte[], byte[]> byFormer(ProducerRecord<byte[], byte[]> record) {
    int place = KeyPartition.of(record.key(), former);
    return new ProducerRecord<>(record.topic(), place, record.key(), record.value());
  }

  private void fault(int round, TestDevice device) {
    byte[] message = device.next();
    switch (round % 11) {
      case 0 -> {
        send(device.record(message), ACCEPTED);
        send(device.record(message), Set.of("DUPLICATE", "REPLAYED"));
      }
      case 1 -> send(TestDevice.record(device.id(), new byte[] {9, 9}), Set.of("MALFORMED"));
      case 2 -> send(device.record(tampered(message)), Set.of("BAD_SIGNATURE"));
      case 3 -> devices.forEach(each -> each.lose(1 + round % 5));
      case 4 -> devices.forEach(each -> each.boot(1));
      case 5 -> send(stranger(), Set.of("UNKNOWN_DEVICE"));
      case 6 -> send(device.record(device.nextOff(-30 * 86_400)), Set.of("STALE"));
      case 7 -> send(device.record(device.nextOff(30 * 86_400)), Set.of("FROM_THE_FUTURE"));
      case 8 -> send(misrouted(device, message), Set.of("MISROUTED"));
      case 9 -> send(jump(device), Set.of("EPOCH_JUMP"));
      default -> send(otherKey(device), Set.of("UNKNOWN_KEY"));
    }
  }

  private static byte[] tampered(byte[] message) {
    byte[] tampered = message.clone();
    tampered[tampered.length - 1] ^= 1;
    return tampered;
  }

  private ProducerRecord<byte[], byte[]> stranger() {
    TestDevice stranger = fleet.device("stranger");
    return stranger.record(stranger.next());
  }

  private static ProducerRecord<byte[], byte[]> misrouted(TestDevice device, byte[] message) {
    byte[] value = EnvelopeCodec.encode("somebody", null, null, message);
    return TestDevice.record(device.id(), value);
  }

  private ProducerRecord<byte[], byte[]> jump(TestDevice device) {
    return device.record(device.message(System.currentTimeMillis() / 1000, 1_000_000_000, 0));
  }

  private ProducerRecord<byte[], byte[]> otherKey(TestDevice device) {
    TestDevice thief = fleet.device(device.id(), "another seed");
    return thief.record(thief.next());
  }

  private void send(ProducerRecord<byte[], byte[]> record, Set<String> allowed) {
    assertThat(record.topic()).isEqualTo(Topics.TELEMETRY);
    sent.add(new Sent(fleet.send(isLate(record) ? byFormer(record) : record), allowed));
  }

  /** A device is suspended and let back, and new ones come, each speaking at once. */
  private void keepRegister() {
    for (int version = 2; !closed; version++) {
      DeviceStatus status = version % 2 == 0 ? DeviceStatus.SUSPENDED : DeviceStatus.ACTIVE;
      TestDevice fresh = fleet.device("new-" + version);
      if (published(List.of(suspect.registered(version, status)))
          && published(List.of(fresh.registered(1, DeviceStatus.ACTIVE)))) {
        good(fresh, ACCEPTED);
      }
    }
  }

  private boolean published(List<DeviceRecord> records) {
    try {
      fleet.publish(records);
      return true;
    } catch (PublishFailedException e) {
      return false;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops, and waits until the broker has all of it. */
  @Override
  public void close() throws InterruptedException {
    closed = true;
    sender.join();
    clerk.join();
  }

  /**
   * Where the broker put each record that it acknowledged, with the verdicts that it may get. A
   * producer may lose its epoch over a kill: what it then gives up may be on the topic or not.
   */
  Map<String, Set<String>> places() throws Exception {
    Map<String, Set<String>> places = new HashMap<>();
    for (Sent each : sent) {
      try {
        RecordMetadata place = each.place.get(2, TimeUnit.MINUTES);
        places.put(place.partition() + ":" + place.offset(), each.allowed);
      } catch (ExecutionException e) {
        givenUp++;
      }
    }
    assertThat(places.size()).isGreaterThan(10 * givenUp);
    return places;
  }

  /** How many records were given up without an answer; known once the places are. */
  int givenUp() {
    return givenUp;
  }
}
