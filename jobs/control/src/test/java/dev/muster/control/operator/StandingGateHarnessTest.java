package dev.muster.control.operator;

import static dev.muster.control.ControlFixture.ARRIVAL;
import static dev.muster.control.ControlFixture.DEVICE;
import static dev.muster.control.ControlFixture.ISSUED_AT;
import static dev.muster.control.ControlFixture.arrived;
import static dev.muster.control.ControlFixture.device;
import static dev.muster.control.ControlFixture.key;
import static dev.muster.control.ControlFixture.signedDevice;
import static dev.muster.control.ControlFixture.signedStanding;
import static dev.muster.control.ControlFixture.signer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.arrival.ControlTime;
import dev.muster.control.Accepted;
import dev.muster.control.ControlContents;
import dev.muster.control.ControlOutcome;
import dev.muster.control.ControlResult;
import dev.muster.control.operator.ControlGateHarnessTest.Path;
import dev.muster.control.registry.DeviceKey;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.control.registry.Standing;
import dev.muster.control.root.Role;
import dev.muster.message.signature.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** What the key that dispatch has can do to the registry, and what it cannot. */
final class StandingGateHarnessTest {
  private static final long UNTIL = ARRIVAL + 3_600_000;
  private static final long ACTIVE = DeviceRecord.NO_END;
  private static final byte[] REGISTERED = signedDevice(4);

  private Path<DeviceRecord> path;

  @Test
  void appliesAStandingOverTheRegistrarsRecord() throws Exception {
    assertThat(results(REGISTERED, signedStanding(5, UNTIL, REGISTERED)))
        .containsExactly(ControlResult.APPLIED, ControlResult.APPLIED);
    DeviceRecord suspended = device(4).standing(DeviceStatus.SUSPENDED, UNTIL);
    assertThat(path.accepted().get(1))
        .isEqualTo(new Accepted<>(ARRIVAL + ControlTime.DELAY, suspended));
    ControlOutcome outcome = path.outcomes().get(1);
    assertThat(outcome.device()).isEqualTo(suspended);
    assertThat(outcome.kid()).as("who signed it").isEqualTo(key("standing").kid());
  }

  @Test
  void appliesOneStandingAfterTheOtherAndTheRegistrarsNextRecord() throws Exception {
    byte[] next = signedDevice(7);
    assertThat(
            results(
                REGISTERED,
                signedStanding(5, UNTIL, REGISTERED),
                signedStanding(6, ACTIVE, REGISTERED),
                next,
                signedStanding(8, UNTIL, next)))
        .containsOnly(ControlResult.APPLIED);
    assertThat(path.accepted())
        .extracting(one -> one.content().version())
        .containsExactly(4L, 5L, 6L, 7L, 8L);
  }

  /**
   * Whatever it signs over as if it were the registrar's record, it has not the registrar's key.
   */
  @Test
  void changesNoFieldOfARecord() throws Exception {
    Map<String, DeviceRecord> others = new TreeMap<>();
    DeviceRecord real = device(4);
    others.put("key", with(real, "pumps", "north", List.of(stranger()), 60, true));
    others.put("no keys", with(real, "pumps", "north", List.of(), 60, true));
    others.put("cohort", with(real, "valves", "north", real.keys(), 60, true));
    others.put("site", with(real, "pumps", "south", real.keys(), 60, true));
    others.put("cadence", with(real, "pumps", "north", real.keys(), 0, true));
    others.put("clock", with(real, "pumps", "north", real.keys(), 60, false));
    for (Map.Entry<String, DeviceRecord> other : others.entrySet()) {
      byte[] own =
          signer(Role.STANDING).sign(ControlContents.REGISTRY, other.getValue(), ISSUED_AT);
      assertThat(results(REGISTERED, own, signedStanding(5, UNTIL, own)))
          .as(other.getKey())
          .containsExactly(
              ControlResult.APPLIED, ControlResult.WRONG_ROLE, ControlResult.STANDING_ONLY);
      assertThat(path.accepted()).hasSize(1);
    }
  }

  @Test
  void changesNoByteOfTheRecordThatItStandsOver() throws Exception {
    for (int at = 0; at < REGISTERED.length; at++) {
      byte[] changed = REGISTERED.clone();
      changed[at] ^= 1;
      assertThat(results(signedStanding(5, UNTIL, changed)))
          .as("byte %s", at)
          .containsExactly(ControlResult.STANDING_ONLY);
    }
  }

  @Test
  void namesNoDeviceThatTheRegistrarDidNot() throws Exception {
    byte[] other =
        signer(Role.STANDING)
            .sign(
                ControlContents.STANDING, new Standing("pump-8", 5, UNTIL, REGISTERED), ISSUED_AT);
    try (Path<DeviceRecord> own = new Path<>(ControlStage.REGISTRY, null)) {
      own.send(arrived("pump-8", other));
      own.send(arrived(DEVICE, signedStanding(5, UNTIL, new byte[0])));
      assertThat(own.results())
          .containsExactly(ControlResult.STANDING_ONLY, ControlResult.STANDING_ONLY);
      assertThat(own.outcomes().get(0).detail())
          .isEqualTo(
              "what it stands over is refused as SUBJECT_MISMATCH: its sub is not its Kafka key");
      assertThat(own.stateEntries()).isZero();
    }
  }

  /** No command does, and nor does who has the key of commands. */
  @Test
  void liftsNoPersonsSuspensionAndNoRemoval() throws Exception {
    for (DeviceStatus status : List.of(DeviceStatus.SUSPENDED, DeviceStatus.REMOVED)) {
      byte[] persons = registered(device(4).standing(status, DeviceRecord.NO_END));
      assertThat(results(persons, signedStanding(6, ACTIVE, persons)))
          .as(status.name())
          .containsExactly(ControlResult.APPLIED, ControlResult.STANDING_ONLY);
      assertThat(results(REGISTERED, persons, signedStanding(6, ACTIVE, REGISTERED)))
          .as(status.name())
          .containsExactly(
              ControlResult.APPLIED, ControlResult.APPLIED, ControlResult.NOT_IN_FORCE);
    }
  }

  @Test
  void liftsASuspensionThatHasAnEnd() throws Exception {
    byte[] ending = registered(device(4).standing(DeviceStatus.SUSPENDED, UNTIL));
    assertThat(results(ending, signedStanding(6, ACTIVE, ending)))
        .containsOnly(ControlResult.APPLIED);
  }

  @Test
  void bringsNoOlderRecordBack() throws Exception {
    byte[] newer = signedDevice(5);
    assertThat(results(REGISTERED, newer, signedStanding(6, UNTIL, REGISTERED)))
        .containsExactly(ControlResult.APPLIED, ControlResult.APPLIED, ControlResult.NOT_IN_FORCE);
  }

  @Test
  void bringsNoRecordBackThatLostToAnotherOfItsVersion() throws Exception {
    byte[] lost = registered(with(device(4), "valves", "north", device(4).keys(), 60, true));
    assertThat(results(REGISTERED, lost, signedStanding(5, UNTIL, lost)))
        .containsExactly(
            ControlResult.APPLIED, ControlResult.OLDER_VERSION, ControlResult.NOT_IN_FORCE);
  }

  @Test
  void takesNoVersionAwayFromTheRegistrar() throws Exception {
    assertThat(
            results(REGISTERED, signedStanding(Long.MAX_VALUE, UNTIL, REGISTERED), signedDevice(5)))
        .containsExactly(ControlResult.APPLIED, ControlResult.NOT_IN_FORCE, ControlResult.APPLIED);
  }

  @Test
  void givesWayToTheRegistrarWhoWroteTheSameVersionFirst() throws Exception {
    assertThat(results(REGISTERED, signedDevice(5), signedStanding(5, UNTIL, REGISTERED)))
        .containsExactly(ControlResult.APPLIED, ControlResult.APPLIED, ControlResult.OLDER_VERSION);
  }

  @Test
  void refusesOneThatIsNoNewerThanWhatItStandsOver() throws Exception {
    assertThat(results(signedStanding(4, UNTIL, REGISTERED), signedStanding(3, UNTIL, REGISTERED)))
        .containsOnly(ControlResult.STANDING_ONLY);
  }

  @Test
  void isNoRightOfAnyOtherRole() throws Exception {
    for (Role role : Role.values()) {
      byte[] value =
          signer(role)
              .sign(
                  ControlContents.STANDING, new Standing(DEVICE, 5, UNTIL, REGISTERED), ISSUED_AT);
      assertThat(results(REGISTERED, value).get(1))
          .as(role.wireName())
          .isEqualTo(role == Role.STANDING ? ControlResult.APPLIED : ControlResult.WRONG_ROLE);
    }
  }

  @Test
  void isNoRecordOfAnotherTopicAndNoneWithoutASignature() throws Exception {
    try (Path<?> trust = new Path<>(ControlStage.TRUST, null)) {
      trust.send(arrived(DEVICE, signedStanding(5, UNTIL, REGISTERED)));
      assertThat(trust.results()).containsExactly(ControlResult.WRONG_KIND);
    }
    byte[] bare = ControlContents.STANDING.write(new Standing(DEVICE, 5, UNTIL, REGISTERED));
    assertThat(results(bare)).containsExactly(ControlResult.UNSIGNED);
  }

  /** A copy is all that is left on the topic once the record under it was deleted. */
  @Test
  void isJudgedTheSameByOneWhoStartsFromTheCopyOfTheStandingAlone() throws Exception {
    byte[] standing = signedStanding(5, UNTIL, REGISTERED);
    byte[][] later = {
      REGISTERED,
      standing,
      signedStanding(6, ACTIVE, signedDevice(3)),
      signedStanding(6, ACTIVE, REGISTERED),
      signedDevice(7)
    };
    results(REGISTERED, standing);
    OperatorSubtaskState whole = path.snapshot();
    List<ControlResult> carried = results(standing);
    assertThat(carried).containsExactly(ControlResult.APPLIED);
    assertThat(path.accepted().get(0).content())
        .isEqualTo(device(4).standing(DeviceStatus.SUSPENDED, UNTIL));
    OperatorSubtaskState copied = path.snapshot();
    assertThat(resumed(copied, later))
        .isEqualTo(resumed(whole, later))
        .containsExactly(
            ControlResult.OLDER_VERSION,
            ControlResult.OLDER_VERSION,
            ControlResult.NOT_IN_FORCE,
            ControlResult.APPLIED,
            ControlResult.APPLIED);
  }

  private List<ControlResult> results(byte[]... values) throws Exception {
    return resumed(null, values);
  }

  private List<ControlResult> resumed(OperatorSubtaskState state, byte[]... values)
      throws Exception {
    path = new Path<>(ControlStage.REGISTRY, state);
    for (byte[] value : values) {
      path.send(arrived(DEVICE, value));
    }
    return path.results();
  }

  private static byte[] registered(DeviceRecord record) {
    return signer(Role.REGISTRAR).sign(ControlContents.REGISTRY, record, ISSUED_AT);
  }

  private static DeviceKey stranger() {
    SigningKey key = key("stranger");
    DeviceKey own = device(4).keys().get(0);
    return new DeviceKey(key.kid(), key.algorithm(), key.publicKey().spki(), own.uses());
  }

  private static DeviceRecord with(
      DeviceRecord record,
      String cohort,
      String site,
      List<DeviceKey> keys,
      int cadence,
      boolean clock) {
    return DeviceRecord.of(record.device(), cohort)
        .version(record.version())
        .status(record.status())
        .site(site)
        .gateway(record.gateway())
        .model(record.model())
        .firmware(record.firmware())
        .keys(keys)
        .cadenceSeconds(cadence)
        .hasClock(clock)
        .build();
  }
}
