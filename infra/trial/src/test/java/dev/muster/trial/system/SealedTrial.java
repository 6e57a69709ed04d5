package dev.muster.trial.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.admin.installation.LocalKeys;
import dev.muster.arrival.ControlTime;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.message.section.SealedSection;
import dev.muster.message.section.SectionPlace;
import dev.muster.trial.system.TestSealing.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * A fleet that seals secrets, and policies that change while it speaks: the class location is open
 * for the tables, then closed, then open again; personal data never is, but that of one device is,
 * for detectors. Before it is opened again come bundles with a defect each that would open
 * everything.
 */
final class SealedTrial implements AutoCloseable {
  /** Begins the name of each device, and of nothing else. */
  static final String MARK = "marked-7Qx2";

  private static final String WATCHED_DEVICE = MARK + "-watched";
  private static final int LEARNED = 14;

  private static final String OPEN =
      """
      policies:
        - {name: operations, effect: permit, workload: pipeline, purpose: [store, detect],
           classes: [operational]}
        - {name: whereabouts, effect: permit, workload: pipeline, purpose: store,
           classes: [location]}
        - {name: wellbeing, effect: permit, workload: pipeline, purpose: detect,
           classes: [personal], condition: device.id == "%s"}
      """
          .formatted(WATCHED_DEVICE);

  private static final String CLOSED =
      OPEN
          + """
            - {name: nowhere, effect: forbid, workload: pipeline, purpose: [store, detect],
               classes: [location]}
          """;

  private static final String EVERYTHING =
      """
      policies:
        - {name: everything, effect: permit, workload: pipeline, purpose: [store, detect],
           classes: [operational, location, personal]}
      """;

  private static final String RULES =
      """
      rules:
        - {name: calm, on: level, action: reset, cool-down: 10m, expires-after: 5m, reason: Odd.}
      budgets: {fleet-per-hour: 20, cohort-per-hour: 20}
      """;

  private final TestFleet fleet;
  private final LocalKeys keys;
  private final Bundles bundles;
  private final TestSealing sealing;
  private final TestSealing trafficSealing;
  private final List<Sent> sent = new ArrayList<>();
  private final List<Long> validFrom = new ArrayList<>();
  private final Map<Long, String> forged = new TreeMap<>();

  /**
   * A message.
   *
   * @param at where the broker put it, and when
   * @param verdict that it must get
   * @param sound the classes of its sections that open where policy lets them
   */
  record Sent(RecordMetadata at, String verdict, Set<String> sound) {
    String place() {
      return at.partition() + ":" + at.offset();
    }
  }

  /**
   * @param directory for the texts of bundles
   * @param data the data directory of a running {@code up}
   */
  SealedTrial(Path directory, Path data, KafkaAccess kafka, LocalKeys keys) {
    this.fleet = new TestFleet(kafka, keys);
    this.keys = keys;
    this.bundles = new Bundles(directory, data);
    this.sealing = new TestSealing(keys.root());
    this.trafficSealing = new TestSealing(keys.root());
  }

  /**
   * Sends and publishes everything.
   *
   * @param working returns when the pipeline has begun to judge
   */
  void run(Runnable working) throws Exception {
    List<TestDevice> devices = fleet.devices(MARK, 5);
    TestDevice odd = fleet.device(MARK + "-odd");
    TestDevice watched = fleet.device(WATCHED_DEVICE);
    fleet.register(Stream.concat(devices.stream(), Stream.of(odd, watched)).toList());
    bundles.publish("rules", RULES);
    try (SealedTraffic traffic = new SealedTraffic(fleet, devices, ofEachClass())) {
      publish(OPEN);
      sendOdd(odd);
      sendWatched(watched);
      working.run();
      publish(CLOSED);
      long last = sendForged();
      traffic.awaitArrival(ControlTime.validFrom(last) + 500);
      publish(OPEN);
      traffic.awaitArrival(validFrom.get(validFrom.size() - 1) + 500);
      traffic.close();
      for (RecordMetadata place : traffic.places()) {
        sent.add(new Sent(place, "ACCEPTED", Set.of("operational", "location")));
      }
    }
  }

  private void publish(String policies) throws IOException {
    validFrom.add(bundles.publish("policy", policies));
  }

  private Function<SectionPlace, List<SealedSection>> ofEachClass() {
    return trafficSealing.of(
        Section.of("operational", Planted.OPERATIONAL.senml()),
        Section.of("location", Planted.LOCATION.senml()),
        Section.of("personal", Planted.PERSONAL.senml()));
  }

  /** One message for each way in which it may stay sealed, or its contents unread. */
  private void sendOdd(TestDevice device) throws Exception {
    byte[] message = device.next(sealing.of(Section.of("location", Planted.LOCATION.senml())));
    send(device, message, "ACCEPTED", Set.of("location"));
    send(device, message, "DUPLICATE", Set.of());
    device.rewind();
    TestSealing forgetful = new TestSealing(keys.root());
    byte[] replayed = device.next(forgetful.of(Section.of("location", Planted.REPLAYED.senml())));
    send(device, replayed, "NUMBER_REUSED", Set.of());
    byte[] refused = device.next(sealing.of(Section.of("location", Planted.REFUSED.senml())));
    refused[refused.length - 1] ^= 1;
    send(device, refused, "BAD_SIGNATURE", Set.of());
    byte[] malformed =
        device.next(
            sealing.of(
                Section.of("operational", Planted.OPERATIONAL.senml()),
                Section.of("location", Planted.MALFORMED.gibberish())));
    send(device, malformed, "ACCEPTED", Set.of("operational"));
    byte[] unreadable =
        device.next(
            sealing.of(
                new Section("operational", "nobody", Planted.FOR_A_STRANGER.senml()),
                Section.of("of_no_class", Planted.OF_NO_CLASS.senml()),
                Section.of("location", Planted.LOCATION.senml())));
    send(device, unreadable, "ACCEPTED", Set.of("location"));
  }

  /** Enough for a detector to know what is normal, and then what is not. */
  private void sendWatched(TestDevice device) throws Exception {
    for (int reading = 0; reading < LEARNED; reading++) {
      byte[] usual =
          device.next(sealing.of(Section.of("personal", Planted.number(70 + reading % 5))));
      send(device, usual, "ACCEPTED", Set.of());
    }
    byte[] unusual = device.next(sealing.of(Section.of("personal", Planted.WATCHED.senml())));
    send(device, unusual, "ACCEPTED", Set.of());
  }

  private void send(TestDevice device, byte[] message, String verdict, Set<String> sound)
      throws Exception {
    sent.add(new Sent(fleet.send(device.record(message)).get(), verdict, sound));
  }

  private long sendForged() throws Exception {
    long last = 0;
    var records = new ForgedPolicies(keys, EVERYTHING).all(validFrom.size() - 1);
    for (Map.Entry<String, ProducerRecord<byte[], byte[]>> each : records.entrySet()) {
      RecordMetadata at = fleet.send(each.getValue()).get();
      forged.put(at.offset(), each.getKey());
      last = at.timestamp();
    }
    assertThat(forged).hasSize(records.size());
    return last;
  }

  /** Every message, traffic and all. */
  List<Sent> sent() {
    return sent;
  }

  /** The reason of each forged bundle by its offset. */
  Map<Long, String> forged() {
    return forged;
  }

  /** The version of the policies in force at a time, 0 before the first. */
  long versionAt(long arrival) {
    return validFrom.stream().filter(begin -> begin <= arrival).count();
  }

  /** The version that opened the section of a class, by the place of its message. */
  Map<String, Long> opened(String dataClass, Set<Long> versions) {
    Map<String, Long> opened = new TreeMap<>();
    for (Sent each : sent) {
      long version = versionAt(each.at().timestamp());
      if (each.sound().contains(dataClass) && versions.contains(version)) {
        opened.put(each.place(), version);
      }
    }
    return opened;
  }

  /** Everything that is to be looked for. */
  Needles needles() {
    Needles needles = new Needles();
    needles.add(MARK, MARK.getBytes(StandardCharsets.US_ASCII));
    for (Planted planted : Planted.values()) {
      planted.addTo(needles);
    }
    sealing.addTo(needles, "content keys");
    trafficSealing.addTo(needles, "content keys");
    return needles;
  }

  @Override
  public void close() {
    fleet.close();
  }
}
