package dev.muster.detect.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.control.registry.AcceptedDevice;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.verify.Codec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The persisted bytes of each version: a file here is never changed. */
class SilenceBytesTest {
  private static final long NOON = 1_767_225_600_000L;
  private static final Map<String, Sample<?>> SAMPLES = samples();

  @TestFactory
  Iterable<DynamicTest> readsTheBytesOfTheNewestVersion() {
    return SAMPLES.entrySet().stream()
            .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry)))
        ::iterator;
  }

  @Test
  void readsACompanyOfVersionOneWhichHadNoTimes() throws IOException {
    Company company = new CompanyCodec().read(input(golden("Company.v1")));
    assertThat(company.members.get("pump-1"))
        .isEqualTo(new Member(32_000, 10_000, "gate-1", 0, true, Member.HEARD));
    assertThat(company.missing.get("pump-1"))
        .isEqualTo(new Missing(absent(), Missing.Phase.HELD, absent().at(), company.firstExpiry()));
    assertThat(company.firstExpiry()).isEqualTo(NOON + 40_000);
    assertThat(company.waiting).containsExactly(absent());
    assertThat(company.outage).isEqualTo(company().outage);
  }

  @Test
  void readsACompanyOfVersionTwoWhoseMembersWereAlwaysListenedTo() throws IOException {
    Company expected = company();
    expected.members.replaceAll(
        (device, member) ->
            new Member(
                member.deadline(),
                member.cadence(),
                member.gateway(),
                member.since(),
                member.own(),
                Member.HEARD));
    assertThat(new CompanyCodec().read(input(golden("Company.v2"))))
        .usingRecursiveComparison()
        .isEqualTo(expected);
  }

  @Test
  void readsAWatchOfVersionOneWhichWasAlwaysListenedTo() throws IOException {
    Watch expected = watch();
    expected.unchecked.clear();
    expected.newestUnchecked = Member.HEARD;
    expected.toldUnchecked = Member.HEARD;
    assertThat(new WatchCodec().read(input(golden("Watch.v1"))))
        .usingRecursiveComparison()
        .isEqualTo(expected);
  }

  @Test
  void refusesAVersionThatItDoesNotKnow() throws IOException {
    byte[] company = golden("Company.v3");
    company[0] = 4;
    assertThatThrownBy(() -> new CompanyCodec().read(input(company)))
        .hasMessage("The stored bytes are of version 4, this release reads 1 to 3");
    byte[] bytes = golden("Watch.v2");
    bytes[0] = 3;
    assertThatThrownBy(() -> new WatchCodec().read(input(bytes)))
        .hasMessage("The stored bytes are of version 3, this release reads 1 to 2");
  }

  @Test
  void copiesShareNothingThatChanges() throws IOException {
    Watch watch = watch();
    Watch copy = watch.copy();
    watch.paused(null, spoken(9));
    watch.behind.add("site/new");
    assertThat(copy).usingRecursiveComparison().isEqualTo(watch());
    Company company = company();
    Company other = company.copy();
    company.await(absent());
    company.members.clear();
    company.missing.clear();
    assertThat(bytes(new CompanyCodec(), other)).isEqualTo(golden("Company.v3"));
  }

  @Disabled("Writes the golden files of a new version; run by hand, once per version.")
  @Test
  void writeGoldenFiles() throws IOException {
    for (Map.Entry<String, Sample<?>> entry : SAMPLES.entrySet()) {
      Path file = Path.of("src/test/resources/dev/muster/detect/silence", entry.getKey() + ".bin");
      Files.createDirectories(file.getParent());
      if (!Files.exists(file)) {
        Files.write(file, entry.getValue().bytes());
      }
    }
  }

  private static void check(Map.Entry<String, Sample<?>> entry) throws IOException {
    byte[] golden = golden(entry.getKey());
    assertThat(entry.getValue().readFrom(golden))
        .usingRecursiveComparison()
        .isEqualTo(entry.getValue().value());
    assertThat(entry.getValue().bytes()).isEqualTo(golden);
  }

  private static Map<String, Sample<?>> samples() {
    Map<String, Sample<?>> samples = new LinkedHashMap<>();
    samples.put("Spoken.v1", new Sample<>(new SpokenCodec(), spoken(1)));
    samples.put(
        "Registration.v1",
        new Sample<>(
            new RegistrationCodec(),
            new Registration("gate-1", new AcceptedDevice(NOON, device()))));
    samples.put("Presence.v1", new Sample<>(new PresenceCodec(), absent()));
    samples.put(
        "TickLog.v1",
        new Sample<>(
            new TickLogCodec(),
            TickLog.first(NOON).with(NOON + 60_000, 1_500).with(NOON + 61_000, 1_500)));
    samples.put("Watch.v2", new Sample<>(new WatchCodec(), watch()));
    samples.put("PresenceUnchecked.v1", new Sample<>(new PresenceCodec(), unchecked()));
    samples.put("Company.v3", new Sample<>(new CompanyCodec(), company()));
    return samples;
  }

  private static Watch watch() {
    Watch watch = new Watch();
    watch.current = device();
    watch.deadline = 32_000;
    watch.base = NOON;
    watch.registered(new Registration("pump-1", new AcceptedDevice(NOON + 5, device())));
    watch.registered(new Registration("gate-1", new AcceptedDevice(NOON + 6, device())));
    watch.behind.add("site/north");
    watch.paused(spoken(1), spoken(50));
    watch.unchecked(NOON + 8);
    watch.newestUnchecked = NOON + 4;
    watch.toldUnchecked = NOON + 3;
    watch.open = new Absence(NOON, NOON + 32_000, "site/north", true);
    watch.closed = new Absence(NOON - 90_000, NOON - 60_000, "site/north", false);
    watch.wakeAt(NOON + 5);
    return watch;
  }

  private static Company company() {
    Company company = new Company();
    company.members.put(
        "pump-1", new Member(32_000, 10_000, "gate-1", NOON - 7_000, true, NOON + 5));
    company.members.put(
        "gate-1", new Member(32_000, 10_000, null, NOON - 8_000, false, Member.HEARD));
    company.put("pump-1", new Missing(absent(), Missing.Phase.HELD, NOON + 36_000, NOON + 40_000));
    company.await(absent());
    company.outage =
        Outage.begin(
            SilenceFindings.outage(
                "site/north", NOON, NOON + 5, new Share(2, 2, 5, 4), SilenceSettings.of(4)),
            new Share(2, 2, 5, 4));
    return company;
  }

  private static Presence absent() {
    return new Presence(
        PresenceChange.ABSENT,
        "site/north",
        NOON + 32_000,
        NOON,
        device(),
        Presence.Role.GATEWAY,
        spoken(1));
  }

  private static Presence unchecked() {
    return new Presence(
        PresenceChange.UNCHECKED,
        "site/north",
        NOON + 32_000,
        0,
        device(),
        Presence.Role.MEMBER,
        null);
  }

  private static Spoken spoken(int second) {
    long arrival = NOON + second * 1_000L;
    return new Spoken("pump-1", 3, 17, arrival, 2, 40, arrival / 1_000, 4, 32_000);
  }

  private static DeviceRecord device() {
    return new DeviceRecord(
        "pump-1",
        4,
        DeviceStatus.ACTIVE,
        "pumps",
        "north",
        "gate-1",
        null,
        null,
        List.of(),
        10,
        true);
  }

  private static byte[] golden(String name) throws IOException {
    try (InputStream file = SilenceBytesTest.class.getResourceAsStream(name + ".bin")) {
      return file.readAllBytes();
    }
  }

  private static DataInputStream input(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  private static <T> byte[] bytes(Codec<T> codec, T value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    codec.write(value, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private record Sample<T>(Codec<T> codec, T value) {

    byte[] bytes() throws IOException {
      return SilenceBytesTest.bytes(codec, value);
    }

    T readFrom(byte[] bytes) throws IOException {
      DataInputStream in = input(bytes);
      T read = codec.read(in);
      assertThat(in.available()).as("bytes left over").isZero();
      return read;
    }
  }
}
