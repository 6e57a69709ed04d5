package dev.muster.dispatch;

import static dev.muster.control.registry.DeviceStatus.ACTIVE;
import static dev.muster.control.registry.DeviceStatus.REMOVED;
import static dev.muster.control.registry.DeviceStatus.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.Basis;
import dev.muster.control.ControlContents;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.remediate.Intent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingCourseTest {
  private static final DeviceRecord SEEN = Decided.device();
  private static final Intent DORMANT = Decided.dormant(9);
  private static final Intent RESUME = Decided.resume(10);
  private static final StandingCourse BEGINNING =
      new StandingCourse(null, null, StandingCourse.NOTHING);

  private static final Basis BASIS = basis(SEEN);

  private StandingCourse course = BEGINNING;

  @Test
  void writesOverTheNewestRecordAndNotOverTheOneThatTheDecisionSaw() {
    DeviceRecord newest = SEEN.standing(ACTIVE, DeviceRecord.NO_END);
    assertThat(seen(SEEN)).isEmpty();
    assertThat(seen(newest)).isEmpty();
    assertThat(commanded(DORMANT).orElseThrow().version()).isEqualTo(SEEN.version() + 2);
  }

  @Test
  void waitsForTheRecordThatTheDecisionSaw() {
    assertThat(commanded(DORMANT)).isEmpty();
    assertThat(seen(SEEN).orElseThrow().status()).isEqualTo(SUSPENDED);
  }

  @Test
  void letsAResumeFollowASuspensionThatTheRegistryDoesNotShowYet() {
    seen(SEEN);
    DeviceRecord suspended = commanded(DORMANT).orElseThrow();
    assertThat(commanded(RESUME)).isEmpty();
    DeviceRecord resumed = shown(suspended).orElseThrow();
    assertThat(resumed).isEqualTo(suspended.standing(ACTIVE, DeviceRecord.NO_END));
    assertThat(shown(resumed)).isEmpty();
    assertThat(course.wanted()).isNull();
  }

  @Test
  void suspendsWhatWasApprovedAfterADeviceWasResumed() {
    seen(SEEN);
    shown(commanded(DORMANT).orElseThrow());
    shown(commanded(RESUME).orElseThrow());
    DeviceRecord suspended = commanded(DORMANT).orElseThrow();
    assertThat(suspended.version()).isEqualTo(SEEN.version() + 3);
    assertThat(suspended.status()).isEqualTo(SUSPENDED);
  }

  @Test
  void writesNothingOverARemovalThatTheDecisionDidNotSee() {
    seen(SEEN);
    seen(SEEN.standing(REMOVED, DeviceRecord.NO_END));
    assertThat(commanded(DORMANT)).isEmpty();
    assertThat(commanded(RESUME)).isEmpty();
    assertThat(course.wanted()).isNull();
  }

  @Test
  void givesWayToAPersonWhoWroteTheSameVersionFirst() {
    seen(SEEN);
    assertThat(commanded(DORMANT)).isPresent();
    assertThat(commanded(RESUME)).isEmpty();
    DeviceRecord removed = SEEN.standing(REMOVED, DeviceRecord.NO_END);
    assertThat(seen(removed)).isEmpty();
    assertThat(course.wanted()).isNull();
  }

  @Test
  void writesAgainWhereAnotherChangeTookItsVersion() {
    seen(SEEN);
    assertThat(commanded(DORMANT)).isPresent();
    DeviceRecord other = SEEN.standing(ACTIVE, DeviceRecord.NO_END);
    assertThat(seen(other)).isPresent();
  }

  @Test
  void leavesAPersonsLaterChangeAlone() {
    seen(SEEN);
    DeviceRecord suspended = commanded(DORMANT).orElseThrow();
    shown(suspended);
    assertThat(seen(suspended.standing(ACTIVE, DeviceRecord.NO_END))).isEmpty();
    assertThat(shown(suspended)).isEmpty();
    assertThat(course.registered().record().status()).isEqualTo(ACTIVE);
  }

  @Test
  void writesNothingForACommandThatChangesNoStanding() {
    seen(SEEN);
    assertThat(commanded(Decided.reset(9))).isEmpty();
  }

  /**
   * Else what dispatch writes next would be refused, and a thief's word be taken for the
   * registry's.
   */
  @Test
  void overlooksAStandingThatTheGateRefuses() {
    seen(SEEN);
    DeviceRecord newest = SEEN.standing(ACTIVE, DeviceRecord.NO_END);
    seen(newest);
    Basis older = basis(SEEN);
    DeviceRecord suspended = newest.standing(SUSPENDED, 9_000);
    took(course.seen(new Registered(suspended, older)));
    assertThat(course.registered().record()).isEqualTo(newest);
  }

  @Test
  void writesOverTheRegistrarsRecordThatIsInForce() {
    seen(SEEN);
    shown(commanded(DORMANT).orElseThrow());
    assertThat(course.registered().basis()).isEqualTo(BASIS);
    DeviceRecord newest = course.registered().record().standing(ACTIVE, DeviceRecord.NO_END);
    seen(newest);
    assertThat(course.registered().basis().version()).isEqualTo(newest.version());
  }

  /** As in a checkpoint that was written before standings had a key of their own. */
  @Test
  void waitsForTheRegistrarsRecordWhereOnlyWhatItSaysIsKnown() {
    course = new StandingCourse(new Registered(SEEN, null), null, StandingCourse.NOTHING);
    assertThat(commanded(DORMANT)).isEmpty();
    assertThat(seen(SEEN).orElseThrow().status()).isEqualTo(SUSPENDED);
  }

  /** The registrar wrote it. */
  private Optional<DeviceRecord> seen(DeviceRecord record) {
    return took(course.seen(new Registered(record, record == SEEN ? BASIS : basis(record))));
  }

  /** It is what was written here. */
  private Optional<DeviceRecord> shown(DeviceRecord record) {
    return took(course.seen(new Registered(record, course.registered().basis())));
  }

  private static Basis basis(DeviceRecord record) {
    return new Basis(record.version(), ControlContents.REGISTRY.write(record));
  }

  private Optional<DeviceRecord> commanded(Intent intent) {
    return took(course.commanded(intent));
  }

  private Optional<DeviceRecord> took(StandingCourse.Step step) {
    course = step.course();
    return step.record();
  }
}
