package dev.muster.verify.identity;

import static dev.muster.verify.VerdictReason.ACCEPTED;
import static dev.muster.verify.VerdictReason.DUPLICATE;
import static dev.muster.verify.VerdictReason.EPOCH_JUMP;
import static dev.muster.verify.VerdictReason.EPOCH_REGRESSED;
import static dev.muster.verify.VerdictReason.NUMBER_REUSED;
import static dev.muster.verify.VerdictReason.OUT_OF_WINDOW;
import static dev.muster.verify.VerdictReason.REPLAYED;
import static dev.muster.verify.identity.Sent.NOON;
import static dev.muster.verify.identity.Sent.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.verify.VerdictReason;
import dev.muster.verify.gap.GapRun;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private final Inspection inspection = Inspection.ofActiveDevice();

  @Test
  void callsTheSameBytesADuplicateForAMinuteAndThenAReplay() {
    inspection.judge(number(0));
    assertThat(inspection.reason(number(0))).isEqualTo(DUPLICATE);
    assertThat(inspection.reason(number(0).later(60_000))).isEqualTo(DUPLICATE);
    assertThat(inspection.reason(number(0).later(60_001))).isEqualTo(REPLAYED);
  }

  @Test
  void countsTheMinuteFromTheFirstArrivalAndNotFromADuplicate() {
    inspection.judge(number(0));
    inspection.judge(number(0).later(50_000));
    assertThat(inspection.reason(number(0).later(70_000))).isEqualTo(REPLAYED);
  }

  @Test
  void namesANumberThatCarriesOtherBytesAsReusedForAMinute() {
    inspection.judge(number(0));
    assertThat(inspection.reason(number(0).saying("other"))).isEqualTo(NUMBER_REUSED);
    assertThat(inspection.reason(number(0).saying("other").later(60_000))).isEqualTo(NUMBER_REUSED);
    assertThat(inspection.reason(number(0).saying("other").later(60_001))).isEqualTo(REPLAYED);
  }

  @Test
  void namesAReusedNumberOfTheEpochBeforeAndNoneOfAnother() {
    inspection.judge(number(3));
    inspection.judge(number(3).in(6));
    assertThat(inspection.reason(number(3).saying("other"))).isEqualTo(NUMBER_REUSED);
    assertThat(inspection.reason(number(4).saying("other"))).isEqualTo(ACCEPTED);
  }

  /** Another key has content keys of its own, so that the same number repeats no nonce. */
  @Test
  void countsEachKeyOfADeviceByItself() {
    inspection.registered(0, Registered.withKeys(2, 1, 2));
    inspection.judge(number(0));
    assertThat(inspection.reason(number(0).signedWith(2))).isEqualTo(ACCEPTED);
    assertThat(inspection.reason(number(0).signedWith(2).saying("other"))).isEqualTo(NUMBER_REUSED);
  }

  @Test
  void letsNoStrangersBytesCountAsAReusedNumber() {
    inspection.judge(number(0));
    assertThat(inspection.reason(number(0).forged())).isEqualTo(VerdictReason.BAD_SIGNATURE);
    assertThat(inspection.reason(number(0))).isEqualTo(DUPLICATE);
  }

  @Test
  void knowsTheBytesOfTheNewest1024MessagesOfAKey() {
    inspection.judge(number(0));
    for (int number = 1; number < 1_024; number++) {
      inspection.judge(number(number));
    }
    assertThat(inspection.reason(number(0))).isEqualTo(DUPLICATE);
    assertThat(inspection.reason(number(0).saying("other"))).isEqualTo(NUMBER_REUSED);
    inspection.judge(number(0).in(6));
    assertThat(inspection.reason(number(0))).isEqualTo(REPLAYED);
    assertThat(inspection.reason(number(0).saying("other"))).isEqualTo(REPLAYED);
  }

  @Test
  void takesNumbersOutOfOrderWithinTheWindow() {
    inspection.judge(number(1_500));
    assertThat(inspection.reason(number(477))).isEqualTo(ACCEPTED);
    assertThat(inspection.reason(number(476))).isEqualTo(OUT_OF_WINDOW);
    assertThat(inspection.reason(number(477).saying("other"))).isEqualTo(NUMBER_REUSED);
  }

  @Test
  void takesTheLateMessagesOfTheEpochBefore() {
    inspection.judge(number(0));
    assertThat(inspection.reason(number(0).in(6))).isEqualTo(ACCEPTED);
    assertThat(inspection.reason(number(1))).isEqualTo(ACCEPTED);
    assertThat(inspection.reason(number(0))).isEqualTo(DUPLICATE);
  }

  @Test
  void refusesEpochsBelowTheTwoNewest() {
    inspection.judge(number(0));
    assertThat(inspection.reason(number(0).in(4))).isEqualTo(EPOCH_REGRESSED);
    inspection.judge(number(0).in(7));
    assertThat(inspection.reason(number(0).in(6))).isEqualTo(EPOCH_REGRESSED);
    inspection.judge(number(0).in(8));
    assertThat(inspection.reason(number(1))).isEqualTo(EPOCH_REGRESSED);
  }

  @Test
  void takesAnEpochAThousandAheadAndNoneBeyond() {
    inspection.judge(number(0));
    assertThat(inspection.reason(number(0).in(1_006))).isEqualTo(EPOCH_JUMP);
    assertThat(inspection.reason(number(0).in(1_006))).isEqualTo(EPOCH_JUMP);
    assertThat(inspection.reason(number(1))).isEqualTo(ACCEPTED);
    assertThat(inspection.reason(number(0).in(1_005))).isEqualTo(ACCEPTED);
  }

  @Test
  void takesWhatJumpedTooFarForAReplayOnceItsEpochIsWithinReach() {
    inspection.judge(number(0));
    assertThat(inspection.reason(number(7).in(1_010))).isEqualTo(EPOCH_JUMP);
    inspection.judge(number(0).in(10));
    assertThat(inspection.reason(number(7).in(1_010).later(500))).isEqualTo(REPLAYED);
    assertThat(inspection.reason(number(3).in(1_010))).isEqualTo(REPLAYED);
    assertThat(inspection.reason(number(0).in(11))).isEqualTo(ACCEPTED);
  }

  @Test
  void remembersAJumpWhateverTheVerdictWas() {
    inspection.judge(number(0));
    inspection.registered(NOON + 10, Registered.suspended(2));
    assertThat(inspection.reason(number(7).in(1_010).later(10)))
        .isEqualTo(VerdictReason.DEVICE_SUSPENDED);
    inspection.registered(NOON + 20, Registered.active(3));
    inspection.judge(number(0).in(10).later(20));
    assertThat(inspection.reason(number(7).in(1_010).later(30))).isEqualTo(REPLAYED);
  }

  @Test
  void goesOnAboveWhatItSawOfAnEpochThatJumpedAndClaimsNothingBelow() {
    inspection.judge(number(0));
    inspection.judge(number(7).in(1_010));
    inspection.judge(number(0).in(10));
    assertThat(inspection.reason(number(9).in(1_010))).isEqualTo(ACCEPTED);
    assertThat(inspection.reason(number(7).in(1_010))).isEqualTo(REPLAYED);
    assertThat(inspection.reason(number(8).in(1_010))).isEqualTo(ACCEPTED);
    inspection.judge(number(0).in(1_011));
    inspection.judge(number(0).in(1_012));
    assertThat(inspection.gaps).isEmpty();
    assertThat(inspection.state.replay(1).orElseThrow().jumped()).isNull();
  }

  @Test
  void keepsNothingMoreForAJumpSeenAgain() {
    inspection.judge(number(0));
    inspection.judge(number(7).in(1_010));
    DeviceState jumped = inspection.state;
    assertThat(inspection.reason(number(7).in(1_010))).isEqualTo(EPOCH_JUMP);
    assertThat(inspection.state.keys()).isEqualTo(jumped.keys());
  }

  @Test
  void takesAnyEpochOfAKeyThatItNeverSaw() {
    assertThat(inspection.reason(number(70).in(4_000_000_000L))).isEqualTo(ACCEPTED);
  }

  @Test
  void keepsTheKeysOfADeviceApart() {
    inspection.registered(0, Registered.withKeys(2, 1, 2));
    inspection.judge(number(0));
    assertThat(inspection.reason(number(0).signedWith(2).in(2))).isEqualTo(ACCEPTED);
    assertThat(inspection.reason(number(0).in(2))).isEqualTo(EPOCH_REGRESSED);
  }

  @Test
  void remembersAKeyThatLeavesTheRegistryAndReturns() {
    inspection.judge(number(0));
    inspection.registered(NOON + 10, Registered.withKeys(2, 2));
    inspection.judge(number(0).signedWith(2).later(10));
    inspection.registered(NOON + 20, Registered.withKeys(3, 1, 2));
    assertThat(inspection.reason(number(0).saying("again").later(20))).isEqualTo(NUMBER_REUSED);
  }

  @Test
  void holdsNoMoreKeysThanARecordAndLetsTheLongestUnregisteredGo() {
    for (int kid = 1; kid <= 9; kid++) {
      inspection.registered(NOON + kid, Registered.withKeys(kid + 1, kid));
      assertThat(inspection.reason(number(0).signedWith(kid).later(kid))).isEqualTo(ACCEPTED);
    }
    assertThat(inspection.state.keys()).hasSize(DeviceState.MAX_KEYS);
    assertThat(inspection.state.replay(1)).isEmpty();
    assertThat(inspection.state.replay(9)).isPresent();
  }

  @Test
  void writesTheGapsOfAnEpochThatLeavesTheState() {
    inspection.judge(number(10));
    inspection.judge(number(12));
    inspection.judge(number(15));
    inspection.judge(number(2).in(6));
    assertThat(inspection.gaps).isEmpty();
    inspection.judge(number(0).in(9).later(1_000));
    assertThat(inspection.gaps)
        .containsExactly(
            new GapRun(NOON + 1_000, "pump-1", 1, 5, 11, 11, 1),
            new GapRun(NOON + 1_000, "pump-1", 1, 5, 13, 14, 1));
    inspection.judge(number(0).in(10));
    assertThat(inspection.gaps).hasSize(3);
    assertThat(inspection.gaps.get(2)).isEqualTo(new GapRun(NOON, "pump-1", 1, 6, 0, 1, 1));
  }
}
