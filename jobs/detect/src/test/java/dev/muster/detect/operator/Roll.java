package dev.muster.detect.operator;

import dev.muster.arrival.Origin;
import dev.muster.arrival.Tick;
import dev.muster.control.Accepted;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.detect.silence.SilenceSettings;
import dev.muster.message.KeyPartition;
import dev.muster.message.MessageType;
import dev.muster.verify.Contact;
import dev.muster.verify.Unchecked;
import dev.muster.verify.VerdictReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the topics of a fleet hold: who registered, who spoke, and when the metronome ticked. */
final class Roll {
  static final long T = 1_767_225_600_000L;
  static final int PARTITIONS = 3;
  static final SilenceSettings SETTINGS = SilenceSettings.of(PARTITIONS);
  static final String TOPIC = "muster.telemetry";

  final List<Accepted<DeviceRecord>> registry = new ArrayList<>();
  final List<Said> said = new ArrayList<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private final Map<String, DeviceRecord> records = new HashMap<>();

  /** What lies in a partition: a contact, what went unchecked, or a tick where both are null. */
  record Said(int partition, long arrival, Contact contact, Unchecked unchecked) {
    boolean isTick() {
      return contact == null && unchecked == null;
    }
  }

  /** Registers a device, valid from a second. */
  Roll register(int second, DeviceRecord record) {
    registry.add(new Accepted<>(at(second), record));
    records.put(record.device(), record);
    return this;
  }

  static DeviceRecord device(String id, int cadence) {
    return device(id, cadence, null, null);
  }

  static DeviceRecord device(String id, int cadence, String site, String gateway) {
    return DeviceRecord.of(id, "c").site(site).gateway(gateway).cadenceSeconds(cadence).build();
  }

  /** Suspends or removes a device, or changes it otherwise, from a second. */
  Roll change(int second, String device, DeviceStatus status) {
    DeviceRecord record = records.get(device).standing(status, DeviceRecord.NO_END);
    return register(second, record);
  }

  /** The next record of a device, active and with another cadence. */
  DeviceRecord changed(String device, int cadence) {
    DeviceRecord before = records.get(device);
    return DeviceRecord.of(device, before.cohort())
        .version(before.version() + 1)
        .site(before.site())
        .gateway(before.gateway())
        .cadenceSeconds(cadence)
        .build();
  }

  /** Suspends a device until a later second. */
  Roll suspend(int second, String device, int until) {
    return register(second, records.get(device).standing(DeviceStatus.SUSPENDED, at(until)));
  }

  /** One message, issued when it arrives. */
  Roll speaks(String device, double second) {
    return speaks(device, second, second);
  }

  /** One message that arrives later than it was issued. */
  Roll speaks(String device, double second, double issued) {
    long arrival = at(second);
    int partition = partition(device);
    long sequence = sequences.merge(device, 1L, Long::sum);
    Contact contact =
        new Contact(
            new Origin(TOPIC, partition, sequence, arrival),
            records.get(device),
            1,
            sequence,
            Math.floorDiv(at(issued), 1_000),
            VerdictReason.ACCEPTED,
            MessageType.HEARTBEAT,
            null);
    said.add(new Said(partition, arrival, contact, null));
    return this;
  }

  /** A message every {@code every} seconds, both ends included. */
  Roll speaksFrom(String device, double from, double to, double every) {
    for (double second = from; second <= to; second += every) {
      speaks(device, second);
    }
    return this;
  }

  /** Junk in a device's name leaves its messages unchecked in each of these seconds. */
  Roll uncheckedFrom(String device, double from, double to) {
    for (double second = from; second <= to; second++) {
      Unchecked unchecked = new Unchecked(device, at(second));
      said.add(new Said(partition(device), at(second), null, unchecked));
    }
    return this;
  }

  /** A tick in each partition every half second, both ends included. */
  Roll ticks(double from, double to) {
    for (double second = from; second <= to; second += 0.5) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        said.add(new Said(partition, at(second) + partition, null, null));
      }
    }
    return this;
  }

  /** One partition in the order of its offsets. */
  List<Said> log(int partition) {
    return said.stream()
        .filter(one -> one.partition() == partition)
        .sorted(Comparator.comparingLong(Said::arrival))
        .toList();
  }

  static Tick tick(Said said) {
    return new Tick(TOPIC, said.partition(), said.arrival(), said.arrival());
  }

  static int partition(String device) {
    return KeyPartition.of(device.getBytes(StandardCharsets.US_ASCII), PARTITIONS);
  }

  static long at(double second) {
    return T + Math.round(second * 1_000);
  }
}
