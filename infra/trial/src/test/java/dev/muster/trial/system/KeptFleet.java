package dev.muster.trial.system;

import dev.muster.admin.control.ControlPublisher;
import dev.muster.admin.control.ControlTopic;
import dev.muster.control.ControlContent;
import dev.muster.control.ControlContents;
import dev.muster.control.bundle.TextBundle;
import dev.muster.control.bundle.TextDocument;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.control.trust.RevokedKey;
import dev.muster.control.trust.TrustBundle;
import dev.muster.local.instance.LocalInstance;
import dev.muster.schemas.Topics;
import dev.muster.trial.system.TestSealing.Section;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * What the devices of a kept instance said before it was kept, and what they say years later. So
 * each stage has something to remember: numbers that were used and lost, who is suspended, revoked,
 * silent and hot, what policy opens, what was commanded and waits for a person.
 */
final class KeptFleet implements AutoCloseable {
  /** Who fell silent before; speaks every second. */
  static final String QUIET = "quiet";

  /** Whose reading left what is normal before. */
  static final String HOT = "hot";

  /** Records that were appended after the newest checkpoint, all of them good. */
  static final int UNJUDGED = 4;

  private static final int USUAL = 14;
  private static final int NEVER_SENT = 3;
  private static final double ODD = 7391.25;

  /** Beyond every number that was used before. */
  private static final int NUMBERS = 40;

  /** Longer than anybody keeps this. */
  private static final long FAR = Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();

  private static final String POLICIES =
      """
      policies:
        - {name: operations, effect: permit, workload: pipeline, purpose: [store, detect],
           classes: [operational]}
      """;

  private static final String RULES =
      """
      rules:
        - {name: calm, on: level, action: reset, cool-down: 0s, expires-after: 30s, reason: Odd.}
        - {name: ask, on: silent, action: attest, approval: true, cool-down: 0s,
           expires-after: 30s, reason: It says nothing.}
      budgets: {fleet-per-hour: 20, cohort-per-hour: 20}
      """;

  private final LocalInstance instance;
  private final TestFleet fleet;
  private final TestSealing sealing;
  private final Map<String, String> said = new TreeMap<>();

  KeptFleet(LocalInstance instance) {
    this.instance = instance;
    this.fleet = new TestFleet(instance.kafka(), instance.keys());
    this.sealing = new TestSealing(instance.keys().root());
  }

  /** Everything up to where a level and a silence are to be found. */
  void begin() throws Exception {
    publish();
    List<TestDevice> pumps = fleet.devices("pump", UNJUDGED);
    for (int round = 0; round < USUAL / 2; round++) {
      for (TestDevice pump : pumps) {
        send(pump, pump.next(sealing.of(usual(round))), "ACCEPTED");
      }
      if (round == 2) {
        pumps.get(1).lose(NEVER_SENT);
        pumps.get(2).boot(1);
      }
    }
    byte[] tampered = pumps.get(0).next();
    tampered[tampered.length - 1] ^= 1;
    send(pumps.get(0), tampered, "BAD_SIGNATURE");
    say("refused", 0);
    TestDevice hot = fleet.device(HOT);
    for (int reading = 0; reading < USUAL; reading++) {
      send(hot, hot.next(sealing.of(usual(reading))), "ACCEPTED");
    }
    odd(hot);
    TestDevice quiet = fleet.device(QUIET);
    fleet.publish(List.of(everySecond(quiet.registered(1, DeviceStatus.ACTIVE))));
    send(quiet, quiet.next(), "ACCEPTED");
  }

  /** Nobody judges this before the instance is kept. */
  void sayMore() throws Exception {
    for (TestDevice pump : fleet.devices("pump", UNJUDGED)) {
      pump.boot(1);
      pump.lose(NUMBERS / 2);
      send(pump, pump.next(), "ACCEPTED");
    }
  }

  /** What is judged by what was remembered. */
  void goOn() throws Exception {
    for (TestDevice pump : fleet.devices("pump", UNJUDGED)) {
      send(pump, pump.next(), "REPLAYED");
      pump.boot(2);
      send(pump, pump.next(sealing.of(usual(pump.id().length()))), "ACCEPTED");
    }
    say("refused later", NUMBERS);
    TestDevice hot = fleet.device(HOT);
    hot.lose(NUMBERS);
    for (int reading = 0; reading < USUAL / 2; reading++) {
      send(hot, hot.next(sealing.of(usual(reading))), "ACCEPTED");
    }
    odd(hot);
    TestDevice quiet = fleet.device(QUIET);
    quiet.lose(NUMBERS);
    send(quiet, quiet.next(), "ACCEPTED");
  }

  private void odd(TestDevice hot) throws Exception {
    Section odd = Section.of("operational", Planted.number(ODD));
    send(hot, hot.next(sealing.of(odd)), "ACCEPTED");
  }

  /** One who is suspended, one whose key is revoked, and one whom nobody knows. */
  private void say(String garbage, int number) throws Exception {
    for (Map.Entry<String, String> each :
        Map.of(
                "suspended", "DEVICE_SUSPENDED",
                "revoked", "REVOKED",
                "stranger", "UNKNOWN_DEVICE")
            .entrySet()) {
      TestDevice device = fleet.device(each.getKey());
      device.lose(number);
      send(device, device.next(), each.getValue());
    }
    note(TestDevice.record("pump-0", garbage.getBytes(StandardCharsets.US_ASCII)), "MALFORMED");
  }

  private static Section usual(int reading) {
    return Section.of("operational", Planted.number(70 + reading % 5));
  }

  private void send(TestDevice device, byte[] message, String verdict) throws Exception {
    note(device.record(message), verdict);
  }

  private void note(ProducerRecord<byte[], byte[]> record, String verdict) throws Exception {
    RecordMetadata place = fleet.send(record).get();
    said.put(place.partition() + ":" + place.offset(), verdict);
  }

  /** The verdict of each record that was sent by this one, by its place. */
  Map<String, String> said() {
    return said;
  }

  private void publish() throws Exception {
    TestDevice revoked = fleet.device("revoked");
    List<DeviceRecord> records = new ArrayList<>();
    for (TestDevice device : fleet.devices("pump", UNJUDGED)) {
      records.add(device.registered(1, DeviceStatus.ACTIVE));
    }
    records.add(revoked.registered(1, DeviceStatus.ACTIVE));
    records.add(fleet.device(HOT).registered(1, DeviceStatus.ACTIVE));
    records.add(fleet.device("suspended").registered(1, DeviceStatus.SUSPENDED));
    fleet.publish(records);
    publish(
        Topics.TRUST,
        ControlContents.TRUST,
        new TrustBundle(1, FAR, Set.of(new RevokedKey(revoked.id(), revoked.kid()))));
    publish(Topics.POLICY, ControlContents.POLICY, bundle(POLICIES));
    publish(Topics.RULES, ControlContents.RULES, bundle(RULES));
  }

  private static TextBundle bundle(String text) {
    return TextBundle.of(1, FAR, List.of(new TextDocument("all.yaml", text)));
  }

  /** Alone at its place, so that its silence is not that of a site. */
  private static DeviceRecord everySecond(DeviceRecord usual) {
    return DeviceRecord.of(usual.device(), usual.cohort())
        .version(usual.version())
        .status(usual.status())
        .model(usual.model())
        .firmware(usual.firmware())
        .keys(usual.keys())
        .cadenceSeconds(1)
        .build();
  }

  private <T> void publish(String topic, ControlContent<T> kind, T content) throws Exception {
    new ControlPublisher<>(
            new ControlTopic<>(instance.kafka(), topic, kind, instance.keys().root()),
            instance.keys().signer(kind.kind().role()),
            InstantSource.system())
        .publish(List.of(content));
  }

  @Override
  public void close() {
    fleet.close();
  }
}
