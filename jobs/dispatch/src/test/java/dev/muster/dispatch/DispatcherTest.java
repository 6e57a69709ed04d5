package dev.muster.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.ControlResult;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.control.root.Role;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.command.Action;
import dev.muster.message.command.Command;
import dev.muster.message.command.Dormant;
import dev.muster.remediate.Intent;
import dev.muster.remediate.IntentContent;
import dev.muster.schemas.CommandEnvelopeCodec;
import dev.muster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DispatcherTest {
  private final Dispatcher dispatcher =
      new Dispatcher(Decided.root().document(), Decided.PARTITIONS, Decided.keys());
  private final CommandCheck check = new CommandCheck(Decided.root().document());

  @Test
  void signsWhatWasDecidedAndNothingElse() {
    Intent intent = Decided.dormant(9);
    Command command = check.genuine(signed(Decided.arrived(intent), 8).command()).orElseThrow();
    assertThat(command)
        .usingRecursiveComparison()
        .isEqualTo(
            new Command(
                intent.idBytes(),
                Decided.FLEET,
                Decided.DEVICE,
                Decided.NOW,
                Decided.NOW + 600,
                9,
                3,
                1025,
                new Dormant(Decided.NOW + 3600),
                "too hot"));
  }

  @Test
  void leavesOutAnEndThatTheActionDoesNotHave() {
    byte[] value = signed(Decided.arrived(Decided.reset(9)), 0).command();
    assertThat(check.genuine(value).orElseThrow().action().end()).isEqualTo(Action.NO_END);
  }

  @Test
  void signsStandingsOverTheRegistrarsRecordWithAKeyThatCanSetNothingElse() {
    Registered seen = registered(Decided.registered(Decided.device()));
    DeviceRecord next = Decided.device().standing(DeviceStatus.SUSPENDED, Decided.NOW * 1000);
    SignedStanding standing = standing(next, seen);
    Registered shown =
        registered(Decided.record(Topics.REGISTRY, standing.device(), standing.value()));
    assertThat(shown.record()).isEqualTo(next);
    assertThat(shown.basis().signed()).isEqualTo(seen.basis().signed());
    assertThat(shown.follows(seen)).isTrue();
    SignedStanding resumed =
        standing(next.standing(DeviceStatus.ACTIVE, DeviceRecord.NO_END), shown);
    Registered active =
        registered(Decided.record(Topics.REGISTRY, resumed.device(), resumed.value()));
    assertThat(active.follows(shown)).isTrue();
    assertThat(active.basis().version()).isEqualTo(Decided.device().version());
  }

  private SignedStanding standing(DeviceRecord record, Registered over) {
    return dispatcher.standing(
        record, new StandingCourse(over, Decided.dormant(9), StandingCourse.NOTHING));
  }

  private Registered registered(ArrivedRecord record) {
    return dispatcher.registered(record, Decided.PARTITIONS);
  }

  @Test
  void takesNothingForTheRegistrysThatAnotherRoleSignedOrLiesElsewhere() {
    ArrivedRecord own = Decided.registered(Decided.device());
    ArrivedRecord elsewhere =
        new ArrivedRecord(
            own.topic(), 1 - own.partition(), 0, own.arrival(), own.key(), own.value(), false);
    assertThat(registered(own).record()).isEqualTo(Decided.device());
    assertThat(dispatcher.registered(elsewhere, Decided.PARTITIONS)).isNull();
    assertThat(dispatcher.registered(Decided.arrived(Decided.dormant(9)), Decided.PARTITIONS))
        .isNull();
    assertThat(dispatcher.registered(Decided.record(null, null), Decided.PARTITIONS)).isNull();
  }

  @Test
  void signsNothingTwice() {
    ArrivedRecord record = Decided.arrived(Decided.reset(9));
    assertThat(refused(record, 9)).isEqualTo(ControlResult.OLDER_VERSION);
    assertThat(refused(record, 10)).isEqualTo(ControlResult.OLDER_VERSION);
    assertThat(signed(record, 8)).isNotNull();
  }

  @Test
  void refusesACounterThatWouldShutTheDeviceOffFromAllLaterOnes() {
    long day = 86_400_000;
    long highest = Decided.NOW * 1000 + day;
    assertThat(signed(Decided.arrived(Decided.reset(highest)), 0)).isNotNull();
    assertThat(refused(Decided.arrived(Decided.reset(highest + 1)), 0))
        .isEqualTo(ControlResult.CONTENT_MALFORMED);
    assertThat(refused(Decided.arrived(Decided.reset((1L << 53) - 1)), 9))
        .isEqualTo(ControlResult.CONTENT_MALFORMED);
    assertThat(signed(Decided.arrived(Decided.reset(highest + 2)), highest + 1)).isNotNull();
  }

  @Test
  void refusesWhatCountsForLongerThanAnyRuleMaySay() {
    long week = 7 * 86_400;
    assertThat(signed(Decided.arrived(Decided.until(Decided.NOW + week + 1)), 0)).isNotNull();
    assertThat(refused(Decided.arrived(Decided.until(Decided.NOW + week + 3)), 0))
        .isEqualTo(ControlResult.CONTENT_MALFORMED);
  }

  @Test
  void refusesWhatHasExpired() {
    assertThat(refused(Decided.arrived(Decided.until(Decided.NOW + 1), 1000), 0))
        .isEqualTo(ControlResult.EXPIRED);
  }

  /** The signature is right; only the bytes are absurd. */
  @Test
  void throwsNothingForAnyContentOfTheRightRole() {
    byte[] sound = IntentContent.INSTANCE.write(Decided.dormant(9));
    Registered seen = registered(Decided.registered(Decided.device()));
    for (int at = 10; at < sound.length; at++) {
      for (int value : new int[] {0, 1, 0x7f, 0xff}) {
        byte[] bytes = sound.clone();
        bytes[at] = (byte) value;
        Intent signed =
            dispatcher
                .dispatch(Decided.signed(bytes), 0)
                .fold(Dispatch.Signed::intent, refused -> null);
        if (signed != null) {
          new StandingCourse(seen, null, StandingCourse.NOTHING).commanded(signed);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = Role.class, names = "STAGE_REMEDIATE", mode = EnumSource.Mode.EXCLUDE)
  void refusesWhatAnotherRoleDecided(Role role) {
    assertThat(refused(Decided.arrived(Decided.reset(9), role), 0))
        .isEqualTo(ControlResult.WRONG_ROLE);
  }

  /** Its counter is its version, and no control record has the version 0. */
  @Test
  void refusesAProposalThatNobodyIssued() {
    assertThat(refused(Decided.arrived(Decided.reset(Intent.NO_COUNTER)), 0))
        .isEqualTo(ControlResult.MALFORMED);
  }

  @Test
  void refusesAnIntentOnAnotherPartitionThanThatOfItsDevice() {
    ArrivedRecord sent = Decided.arrived(Decided.reset(9));
    ArrivedRecord elsewhere =
        new ArrivedRecord(
            sent.topic(), 1 - sent.partition(), 0, sent.arrival(), sent.key(), sent.value(), false);
    assertThat(refused(elsewhere, 0)).isEqualTo(ControlResult.MISROUTED);
  }

  @Test
  void refusesEveryChangedByte() {
    ArrivedRecord sent = Decided.arrived(Decided.dormant(9));
    for (int at = 0; at < sent.value().length; at += 7) {
      byte[] changed = sent.value().clone();
      changed[at] ^= 4;
      assertThat(refused(Decided.record(Decided.DEVICE, changed), 0)).as("byte " + at).isNotNull();
    }
  }

  @Test
  void hasAnOutcomeForAnyRecordAtAll() {
    assertThat(refused(Decided.record(Decided.DEVICE, null), 0)).isEqualTo(ControlResult.TOMBSTONE);
    assertThat(refused(Decided.record(null, new byte[3]), 0)).isEqualTo(ControlResult.MISROUTED);
    assertThat(refused(Decided.record("pump-8", Decided.arrived(Decided.reset(9)).value()), 0))
        .isEqualTo(ControlResult.SUBJECT_MISMATCH);
  }

  @Test
  void knowsItsOwnCommandsAmongOthers() {
    byte[] own = signed(Decided.arrived(Decided.reset(9)), 0).command();
    byte[] cut = Arrays.copyOf(own, own.length - 1);
    byte[] changed = own.clone();
    changed[own.length - 1] ^= 1;
    byte[] foreign =
        new CommandIssue(Decided.FLEET, Decided.signer(Role.APPROVER)).sign(Decided.reset(9));
    byte[] otherFleet =
        new CommandIssue("other", Decided.signer(Role.DISPATCHER)).sign(Decided.reset(9));
    byte[] junk = CommandEnvelopeCodec.encode(Decided.DEVICE, new byte[40]);
    assertThat(check.genuine(own)).isPresent();
    for (byte[] other : List.of(cut, changed, foreign, otherFleet, junk, new byte[0])) {
      assertThat(check.genuine(other)).isEmpty();
    }
    assertThat(check.genuine(null)).isEmpty();
  }

  @Test
  void believesOfNoOtherBytesAndNoOtherKeyWhichCheckpointCoversACommand() {
    byte[] command = signed(Decided.arrived(Decided.reset(9)), 0).command();
    byte[] other = signed(Decided.arrived(Decided.reset(10)), 0).command();
    byte[] claim = dispatcher.claim(7, command);
    assertThat(check.checkpoint(command, claim)).hasValue(7);
    assertThat(check.checkpoint(other, claim)).isEmpty();
    assertThat(check.checkpoint(command, "999999".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    assertThat(check.checkpoint(command, null)).isEmpty();
    byte[] stranger =
        new CommandIssue(Decided.FLEET, Decided.signer(Role.APPROVER)).claim(999_999, command);
    assertThat(check.checkpoint(command, stranger)).isEmpty();
  }

  @Test
  void takesNoClaimForACommandAndNoCommandForAClaim() {
    byte[] command = signed(Decided.arrived(Decided.reset(9)), 0).command();
    byte[] claim = dispatcher.claim(7, command);
    assertThat(check.genuine(CommandEnvelopeCodec.encode(Decided.DEVICE, claim))).isEmpty();
    assertThat(check.checkpoint(command, command)).isEmpty();
  }

  private Dispatch.Signed signed(ArrivedRecord record, long lastCounter) {
    return dispatcher.dispatch(record, lastCounter).fold(signed -> signed, refused -> null);
  }

  private ControlResult refused(ArrivedRecord record, long lastCounter) {
    return dispatcher
        .dispatch(record, lastCounter)
        .fold(signed -> null, refused -> refused.reason());
  }
}
