package dev.muster.verify;

import static dev.muster.verify.Sent.NOON;
import static dev.muster.verify.Sent.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.control.registry.DeviceStatus;
import dev.muster.message.Unopened;
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

/**
 * The persisted bytes of every version. A checkpoint of any release must stay readable: a file here
 * is never changed, a new form gets a new version and a new file.
 */
class GoldenBytesTest {
  private static final Map<String, Sample<?>> SAMPLES = samples();
  private static final Map<String, Sample<?>> OLDER = older();

  @TestFactory
  Iterable<DynamicTest> readsAndWritesTheBytesOfTheNewestVersion() {
    return SAMPLES.entrySet().stream()
            .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry)))
        ::iterator;
  }

  @TestFactory
  Iterable<DynamicTest> readsTheBytesOfOlderVersions() {
    return OLDER.entrySet().stream()
            .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> checkRead(entry)))
        ::iterator;
  }

  @Test
  void refusesADeviceStateOfAVersionToCome() throws IOException {
    byte[] bytes = golden("DeviceState.v4");
    bytes[0] = 5;
    assertThatThrownBy(() -> new DeviceStateCodec().read(input(bytes)))
        .isInstanceOf(IOException.class)
        .hasMessage("The stored bytes are of version 5, this release reads 1 to 4");
  }

  @Test
  void refusesAVersionThatItDoesNotKnow() throws IOException {
    byte[] bytes = golden("Tick.v1");
    bytes[0] = 2;
    assertThatThrownBy(() -> new TickCodec().read(input(bytes)))
        .isInstanceOf(IOException.class)
        .hasMessage("The stored bytes are of version 2, this release reads 1");
  }

  @Test
  void keepsTheWholeMessageOfACandidate() throws IOException {
    Candidate written = number(3).candidate();
    Candidate read = new CandidateCodec().read(input(bytes(new CandidateCodec(), written)));
    assertThat(read.value()).isEqualTo(written.value());
    assertThat(read.messageSha256()).isEqualTo(written.messageSha256());
    assertThat(read.mark()).isEqualTo(written.mark());
    assertThat(read.gateway()).isEqualTo(written.gateway());
    assertThat(Candidate.claims(read.message())).isEqualTo(Candidate.claims(written.message()));
    assertThat(read.message().signed())
        .usingRecursiveComparison()
        .isEqualTo(written.message().signed());
  }

  @Disabled("Writes the golden files of a new version; run by hand, once per version.")
  @Test
  void writeGoldenFiles() throws IOException {
    for (Map.Entry<String, Sample<?>> entry : SAMPLES.entrySet()) {
      Path file = Path.of("src/test/resources/dev/muster/verify", entry.getKey() + ".bin");
      if (!Files.exists(file)) {
        Files.write(file, entry.getValue().bytes());
      }
    }
  }

  private static void check(Map.Entry<String, Sample<?>> entry) throws IOException {
    checkRead(entry);
    assertThat(entry.getValue().bytes()).isEqualTo(golden(entry.getKey()));
  }

  private static void checkRead(Map.Entry<String, Sample<?>> entry) throws IOException {
    byte[] golden = golden(entry.getKey());
    assertThat(entry.getValue().readFrom(golden)).isEqualTo(entry.getValue().value());
  }

  private static Map<String, Sample<?>> samples() {
    Map<String, Sample<?>> samples = new LinkedHashMap<>();
    samples.put(
        "Tick.v1", new Sample<>(new TickCodec(), new Tick("muster.telemetry", 3, 17, NOON)));
    samples.put(
        "GapRun.v1", new Sample<>(new GapRunCodec(), new GapRun(NOON, "pump-1", 1, 2, 3, 4, 5)));
    Inspection inspection = Inspection.ofActiveDevice();
    Verdict verdict = inspection.judge(number(0));
    samples.put("Verdict.v1", new Sample<>(new VerdictCodec(), verdict));
    samples.put(
        "VerdictOfATick.v1",
        new Sample<>(new VerdictCodec(), Verdict.of(new Tick("muster.telemetry", 3, 17, NOON))));
    samples.put("Candidate.v1", new Sample<>(new CandidateCodec(), number(0).candidate()));
    samples.put(
        "RefusedRecord.v2",
        new Sample<>(
            new RefusedRecordCodec(), number(0).candidate().refused(VerdictReason.REPLAYED)));
    samples.put("RefusedRecordLeftUnopened.v2", new Sample<>(new RefusedRecordCodec(), unopened()));
    Judgement accepted = Inspection.ofActiveDevice().judged(number(1));
    samples.put(
        "Contact.v1", new Sample<>(new ContactCodec(), number(1).candidate().contact(accepted)));
    samples.put(
        "VerifiedMessage.v1",
        new Sample<>(new VerifiedMessageCodec(), number(1).candidate().verified(accepted)));
    samples.put("Unchecked.v1", new Sample<>(new UncheckedCodec(), new Unchecked("pump-1", NOON)));
    samples.put(
        "Forgeries.v1",
        new Sample<>(new ForgeriesCodec(), new Forgeries(3, "gate-1", 7, 2_600, 17, 2_616)));
    samples.put(
        "ForgeriesByNoGateway.v1",
        new Sample<>(new ForgeriesCodec(), new Forgeries(3, null, 7, 1, 17, 17)));
    samples.put("DeviceState.v4", new Sample<>(new DeviceStateCodec(), flooded()));
    samples.put("DeviceStateOfAnEndingSuspension.v4", endingSuspension());
    return samples;
  }

  private static Map<String, Sample<?>> older() {
    return Map.of(
        "DeviceState.v1",
        new Sample<>(new DeviceStateCodec(), unplaced(uncharged(state().state))),
        "DeviceState.v2",
        new Sample<>(new DeviceStateCodec(), unplaced(uncharged(jumped().state))),
        "DeviceState.v3",
        new Sample<>(new DeviceStateCodec(), uncharged(jumped().state)),
        "DeviceStateOfAnEndingSuspension.v1",
        endingSuspension(),
        "DeviceStateOfAnEndingSuspension.v2",
        endingSuspension(),
        "DeviceStateOfAnEndingSuspension.v3",
        endingSuspension(),
        "RefusedRecord.v1",
        new Sample<>(
            new RefusedRecordCodec(), number(0).candidate().refused(VerdictReason.REPLAYED)));
  }

  private static RefusedRecord unopened() {
    byte[] digest = new byte[32];
    digest[31] = 7;
    Unopened known =
        new Unopened(Unopened.Cause.TOO_LARGE, 5, 943_718_400L, 16_777_216L, digest, 3);
    return new RefusedRecord(
        new Origin("muster.telemetry", 3, 17, NOON),
        new byte[] {1, 2},
        null,
        VerdictReason.TOO_LARGE,
        known.sentence(),
        known);
  }

  /** What was stored before the marks had their numbers. */
  private static DeviceState unplaced(DeviceState state) {
    List<KeyReplay> keys = state.keys().stream().map(GoldenBytesTest::unplaced).toList();
    return new DeviceState(state.versions(), keys, state.failures());
  }

  private static KeyReplay unplaced(KeyReplay key) {
    RecentMarks marks = RecentMarks.NONE;
    for (int index = 0; index < key.marks().size(); index++) {
      long arrival = key.marks().arrival(index);
      marks =
          marks.with(key.marks().digest(index), RecentMarks.UNKNOWN_PLACE, arrival, Long.MIN_VALUE);
    }
    return new KeyReplay(
        key.kid(), key.current(), key.previous(), key.jumped(), marks, key.lastMarked());
  }

  private static Sample<DeviceState> endingSuspension() {
    Inspection suspended = Inspection.ofActiveDevice();
    suspended.registered(
        NOON + 5, Registered.withKeys(2, 1).standing(DeviceStatus.SUSPENDED, NOON + 60_000));
    return new Sample<>(new DeviceStateCodec(), suspended.state);
  }

  /** One of its keys has jumped, to two epochs. */
  private static Inspection jumped() {
    Inspection inspection = state();
    inspection.judge(number(17).in(2_000).later(10));
    inspection.judge(number(3).in(4_000_000_000L).later(11));
    return inspection;
  }

  /** Junk of each kind was checked within one second, and some went unchecked. */
  private static DeviceState flooded() {
    Inspection inspection = jumped();
    inspection.judge(number(3).in(6).forged().later(12));
    inspection.judge(number(900).in(6).forged().later(13));
    inspection.judge(number(900).in(6).forged().later(14));
    inspection.state = inspection.state.with(inspection.state.failures().afterTelling());
    return inspection.state;
  }

  /** As a version before the fourth is read. */
  private static DeviceState uncharged(DeviceState state) {
    return state.with(FailureBudget.UNTOUCHED);
  }

  /** Two versions, two keys, two epochs, an open gap and a failed check. */
  private static Inspection state() {
    Inspection inspection = Inspection.ofActiveDevice();
    inspection.judge(number(0));
    inspection.registered(NOON + 5, Registered.withKeys(2, 1, 2));
    inspection.judge(number(4_000).later(6));
    inspection.judge(number(2).in(6).later(7));
    inspection.judge(number(9).signedWith(2).later(8));
    inspection.judge(number(10).forged().later(9));
    return inspection;
  }

  private static byte[] golden(String name) throws IOException {
    try (InputStream file = GoldenBytesTest.class.getResourceAsStream(name + ".bin")) {
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
      return GoldenBytesTest.bytes(codec, value);
    }

    T readFrom(byte[] bytes) throws IOException {
      DataInputStream in = input(bytes);
      T read = codec.read(in);
      assertThat(in.available()).as("bytes left over").isZero();
      return read;
    }
  }
}
