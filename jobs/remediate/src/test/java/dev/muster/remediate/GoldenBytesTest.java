package dev.muster.remediate;

import static dev.muster.remediate.Plant.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.control.registry.AcceptedDevice;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.detect.silence.Progress;
import dev.muster.message.Acknowledgement.Outcome;
import dev.muster.verify.Codec;
import dev.muster.verify.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
  private static final Path FILES = Path.of("src/test/resources/dev/muster/remediate");
  private static final Map<String, Sample<?>> SAMPLES = samples();

  @TestFactory
  Iterable<DynamicTest> readsAndWritesTheBytesOfTheNewestVersion() {
    return SAMPLES.entrySet().stream()
            .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry)))
        ::iterator;
  }

  @Test
  void refusesAVersionThatItDoesNotKnow() throws IOException {
    byte[] bytes = golden("RemediationState");
    bytes[0] = 4;
    assertThatThrownBy(() -> new RemediationStateCodec().read(input(bytes)))
        .isInstanceOf(IOException.class)
        .hasMessage("The stored bytes are of version 4, this release reads 1 to 3");
  }

  /** It knows no cool-down of what is pending, and takes the cause's time for that of the issue. */
  @Test
  void readsTheStateOfVersionOne() throws IOException {
    byte[] bytes = read("RemediationState.v1.bin");
    assertThat(new RemediationStateCodec().read(input(bytes)))
        .isEqualTo(earlier(Duration.ZERO, NOON));
  }

  /**
   * It knows of a budget that it was taken within an hour of the clock: at its end, for all we
   * know.
   */
  @Test
  void readsTheStateOfVersionTwo() throws IOException {
    byte[] bytes = read("RemediationState.v2.bin");
    assertThat(new RemediationStateCodec().read(input(bytes)))
        .isEqualTo(earlier(Duration.ofMinutes(10), NOON + 5));
  }

  @Disabled("Writes the golden files of a new version; run by hand, once per version.")
  @Test
  void writeGoldenFiles() throws IOException {
    Files.createDirectories(FILES);
    for (Map.Entry<String, Sample<?>> entry : SAMPLES.entrySet()) {
      Files.write(FILES.resolve(file(entry.getKey())), entry.getValue().bytes());
    }
  }

  private static Map<String, Sample<?>> samples() {
    Map<String, Sample<?>> samples = new LinkedHashMap<>();
    samples.put("Intent", new Sample<>(new IntentCodec(), intent()));
    samples.put("Cause", new Sample<>(new CauseCodec(), Plant.hot("pump-1", NOON)));
    samples.put("Answer", new Sample<>(new AnswerCodec(), answer()));
    samples.put("CommandChange", new Sample<>(new CommandChangeCodec(), change()));
    samples.put("Disregarded", new Sample<>(new DisregardedCodec(), disregarded()));
    samples.put("RemediationState", new Sample<>(new RemediationStateCodec(), state()));
    return samples;
  }

  static Intent intent() {
    return new Intent(
        "00112233445566778899aabbccddeeff",
        "pump-1",
        Action.DORMANT,
        NOON + 1_800_000,
        NOON,
        3,
        41,
        NOON / 1000,
        NOON / 1000 + 120,
        "too hot",
        "f-1",
        "rest",
        5,
        "anna",
        new StatusChange(DeviceStatus.SUSPENDED, NOON + 1_800_000, Plant.device("pump-1")));
  }

  private static Answer answer() {
    Origin origin = new Origin("muster.telemetry", 1, 17, NOON);
    return new Answer(origin, "pump-1", intent().id(), NOON, Outcome.REFUSED, "busy");
  }

  private static CommandChange change() {
    return pending(Duration.ZERO, NOON, Occasion.RAISED, Meanwhile.asOf(3, 41)).answered(answer());
  }

  private static Disregarded disregarded() {
    return new Disregarded(NOON, Disregard.ANSWER_OTHER_COUNTER, "pump-1", intent().id());
  }

  private static Pending pending(
      Duration coolDown, long place, Occasion occasion, Meanwhile meanwhile) {
    return new Pending(
        CommandState.ISSUED,
        intent(),
        new Pending.Trigger("pumps", "level", occasion),
        true,
        coolDown,
        new Pending.TakenPlace(place, new BudgetUse(NOON, 2, 20, 1, 10)),
        meanwhile,
        new Consent("anna", 1, NOON));
  }

  private static RemediationState state() {
    Meanwhile meanwhile = new Meanwhile(true, true, Hold.SUSPENDED_BY_PERSON, 8, 4, 2);
    return state(
        pending(Duration.ofMinutes(10), NOON + 7, Occasion.CLEARED, meanwhile),
        NOON + 5,
        List.of(
            new Budgets.Taken(NOON, "pumps", Action.DORMANT, 2),
            new Budgets.Taken(NOON + 1, "pumps", null, 1)),
        List.of(Plant.standing("pump-1", DeviceStatus.REMOVED, NOON)),
        List.of(new Progress("pump-1", NOON, 4, 2)));
  }

  /** As an earlier version left it. */
  private static RemediationState earlier(Duration coolDown, long issued) {
    long end = NOON + Plant.HOUR - 1;
    return state(
        pending(coolDown, end, Occasion.RAISED, Meanwhile.asOf(3, 41)),
        issued,
        List.of(new Budgets.Taken(end, "pumps", null, 2)),
        List.of(),
        List.of());
  }

  private static RemediationState state(
      Pending pending,
      long issued,
      List<Budgets.Taken> taken,
      List<AcceptedDevice> standings,
      List<Progress> progress) {
    return new RemediationState(
        List.of(pending),
        List.of(new Commanded.Last("pump-1", NOON, issued, NOON + 1)),
        taken,
        List.of(Plant.rules(5, NOON, "rules: []")),
        List.of(answer()),
        List.of(Plant.approval(intent(), NOON)),
        List.of(Plant.hot("pump-1", NOON)),
        standings,
        progress);
  }

  private static void check(Map.Entry<String, Sample<?>> entry) throws IOException {
    byte[] golden = golden(entry.getKey());
    assertThat(entry.getValue().readFrom(golden)).isEqualTo(entry.getValue().value());
    assertThat(entry.getValue().bytes()).isEqualTo(golden);
  }

  private static byte[] golden(String name) throws IOException {
    return read(file(name));
  }

  private static String file(String name) {
    return name + (name.equals("RemediationState") ? ".v3.bin" : ".v1.bin");
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream file = GoldenBytesTest.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    }
  }

  private static DataInputStream input(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  private record Sample<T>(Codec<T> codec, T value) {
    byte[] bytes() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      codec.write(value, new DataOutputStream(bytes));
      return bytes.toByteArray();
    }

    T readFrom(byte[] bytes) throws IOException {
      return codec.read(input(bytes));
    }
  }
}
