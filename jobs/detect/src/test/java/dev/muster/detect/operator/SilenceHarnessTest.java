package dev.muster.detect.operator;

import static dev.muster.detect.operator.Roll.device;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.registry.DeviceStatus;
import org.junit.jupiter.api.Test;

/** With a cadence of 10 seconds a device is silent after 32. */
class SilenceHarnessTest {

  @Test
  void findsADeviceThatFellSilentAndThatItCameBack() throws Exception {
    Roll roll = twoDevices().ticks(-1, 200);
    roll.speaksFrom("a", 5, 45, 10).speaksFrom("a", 125, 195, 10).speaksFrom("b", 1, 199, 9);
    assertThat(Reading.inOrder(roll))
        .containsExactly("silent a RAISED at 77 since 45", "silent a CLEARED at 125 since 45");
  }

  @Test
  void takesAMessageAtTheDeadlineAsInTime() throws Exception {
    Roll roll = twoDevices().ticks(-1, 70).speaks("a", 5).speaks("a", 37).speaksFrom("b", 1, 61, 9);
    assertThat(Reading.inOrder(roll)).containsExactly("silent a RAISED at 69 since 37");
  }

  @Test
  void findsADeviceThatNeverSpoke() throws Exception {
    Roll roll = twoDevices().ticks(-1, 60).speaksFrom("b", 1, 60, 9);
    assertThat(Reading.inOrder(roll)).containsExactly("silent a RAISED at 32 since 0");
  }

  @Test
  void expectsNothingOfDevicesWithoutCadenceOrStanding() throws Exception {
    Roll roll =
        twoDevices()
            .register(0, device("quiet", 0))
            .change(20, "a", DeviceStatus.SUSPENDED)
            .change(20, "b", DeviceStatus.REMOVED)
            .ticks(-1, 200);
    roll.speaks("a", 5).speaks("b", 6).speaks("quiet", 7);
    assertThat(Reading.inOrder(roll)).isEmpty();
  }

  @Test
  void expectsADeviceAgainWhenItsSuspensionEnds() throws Exception {
    Roll roll = new Roll().register(0, device("a", 10));
    roll.speaks("a", 5).suspend(20, "a", 100).ticks(-1, 200);
    assertThat(Reading.inOrder(roll)).containsExactly("silent a RAISED at 132 since 100");
  }

  @Test
  void countsByTheCadenceThatWasInForceInBetween() throws Exception {
    Roll roll = new Roll().register(0, device("a", 60)).speaks("a", 50).ticks(-1, 200);
    roll.register(60, roll.changed("a", 10)).register(120, roll.changed("a", 60));
    roll.speaks("a", 130).speaks("a", 180);
    assertThat(Reading.inOrder(roll))
        .containsExactly("silent a RAISED at 92 since 60", "silent a CLEARED at 130 since 60");
  }

  @Test
  void clearsTheSilenceOfARemovedDevice() throws Exception {
    Roll roll = new Roll().register(0, device("a", 10));
    roll.speaks("a", 5).change(60, "a", DeviceStatus.REMOVED).ticks(-1, 200);
    assertThat(Reading.inOrder(roll))
        .containsExactly("silent a RAISED at 37 since 5", "silent a CLEARED at 60 since 5");
  }

  @Test
  void accusesNobodyWhenTheBrokerWasAwayAndDevicesSendAgainWhatFailed() throws Exception {
    Roll roll = twoDevices().ticks(-1, 60).ticks(120, 200);
    roll.speaksFrom("a", 5, 55, 10).speaksFrom("b", 9, 59, 10);
    for (int issued = 65; issued < 120; issued += 10) {
      roll.speaks("a", 120.2, issued).speaks("b", 121, issued + 4);
    }
    roll.speaksFrom("a", 125, 195, 10).speaksFrom("b", 129, 199, 10);
    assertThat(Reading.inOrder(roll)).isEmpty();
  }

  @Test
  void missesNoSilenceAroundAnOutageOfTheBroker() throws Exception {
    Roll roll = twoDevices().register(0, device("c", 10)).ticks(-1, 60).ticks(120, 300);
    roll.speaks("a", 5).speaksFrom("b", 5, 55, 10).speaksFrom("c", 3, 53, 10).speaks("c", 123);
    assertThat(Reading.inOrder(roll))
        .as("before the outage; over it, 60 seconds and a cadence later; after it")
        .containsExactly(
            "silent a RAISED at 37 since 5",
            "silent c RAISED at 155 since 123",
            "silent b RAISED at 157 since 55");
  }

  @Test
  void accusesNobodyOfTheTenMinutesInWhichNothingTicked() throws Exception {
    Roll roll = twoDevices().ticks(-1, 60).ticks(660, 800);
    roll.speaksFrom("a", 5, 795, 10).speaksFrom("b", 9, 109, 10);
    assertThat(Reading.inOrder(roll))
        .as("b went silent meanwhile and is found once it could have spoken")
        .containsExactly("silent b RAISED at 702.002 since 109");
  }

  @Test
  void retractsASilenceThatTheNextMessageDisproves() throws Exception {
    Roll roll = twoDevices().ticks(-1, 100).speaksFrom("b", 1, 100, 9);
    roll.speaks("a", 5).speaks("a", 15).speaks("a", 60, 25).speaks("a", 60.1, 35);
    roll.speaksFrom("a", 61, 100, 10);
    assertThat(Reading.inOrder(roll))
        .containsExactly("silent a RAISED at 47 since 15", "silent a RETRACTED at 60 since 15");
  }

  @Test
  void retractsASilenceAfterItWasCleared() throws Exception {
    Roll roll = twoDevices().ticks(-1, 100).speaksFrom("b", 1, 100, 9);
    roll.speaks("a", 5).speaks("a", 15).speaks("a", 60).speaks("a", 61, 30);
    roll.speaksFrom("a", 70, 100, 10);
    assertThat(Reading.inOrder(roll))
        .containsExactly(
            "silent a RAISED at 47 since 15",
            "silent a CLEARED at 60 since 15",
            "silent a RETRACTED at 61 since 15");
  }

  @Test
  void correctsTheTimeOfAClockThatIsBehind() throws Exception {
    Roll roll = twoDevices().ticks(-1, 100).speaksFrom("b", 1, 100, 9);
    roll.speaks("a", 15, -25).speaks("a", 60, 20).speaksFrom("a", 65, 100, 10);
    assertThat(Reading.inOrder(roll))
        .as("issued at 20 by a clock that is 40 seconds behind: at 60")
        .contains("silent a CLEARED at 60 since 15");
  }

  @Test
  void blamesTheGatewayForThoseBehindIt() throws Exception {
    Roll roll = behindAGateway().ticks(-1, 300).speaksFrom("alone", 2, 300, 9);
    roll.speaksFrom("gate", 1, 61, 10).speaksFrom("a", 3, 63, 10).speaksFrom("b", 7, 67, 10);
    roll.speaksFrom("gate", 201, 300, 10).speaksFrom("a", 203, 300, 10);
    assertThat(Reading.inOrder(roll))
        .as("and then b, which does not come back with it")
        .containsExactly(
            "gateway-down gate RAISED at 93 since 61",
            "gateway-down gate CLEARED at 201 since 61",
            "silent b RAISED at 243 since 67");
  }

  @Test
  void accusesADeviceWhoseGatewaySpeaks() throws Exception {
    Roll roll = behindAGateway().ticks(-1, 150).speaksFrom("alone", 2, 150, 9);
    roll.speaksFrom("gate", 1, 150, 10).speaksFrom("a", 3, 63, 10).speaksFrom("b", 7, 150, 10);
    assertThat(Reading.inOrder(roll))
        .as("two cadences later, when its gateway could be known to be down")
        .containsExactly("silent a RAISED at 115 since 63");
  }

  @Test
  void accusesNobodyWhenAGatewayWasAwayForLessThanItsDeadline() throws Exception {
    Roll roll = behindAGateway().ticks(-1, 200).speaksFrom("alone", 2, 200, 9);
    roll.speaksFrom("gate", 1, 61, 10).speaksFrom("a", 3, 53, 10).speaksFrom("b", 7, 57, 10);
    roll.speaksFrom("gate", 92, 200, 10).speaksFrom("a", 99, 200, 10).speaksFrom("b", 97, 200, 10);
    assertThat(Reading.inOrder(roll)).isEmpty();
  }

  @Test
  void blamesAGatewayThatSpeaksLessOftenThanThoseBehindItAroundAnOutageOfTheBroker()
      throws Exception {
    Roll roll = slowGateway().ticks(-1, 5).ticks(25, 400).speaksFrom("alone", 2, 400, 9);
    roll.speaks("gate", 0).speaks("a", 0);
    assertThat(Reading.inOrder(roll))
        .as("182 seconds of the gateway, the gap of 20, and its cadence")
        .containsExactly("gateway-down gate RAISED at 262 since 0");
  }

  @Test
  void blamesAGatewayThatIsCutOffWhileADeviceIsHeldBack() throws Exception {
    Roll roll = slowGateway().ticks(-1, 100).ticks(130, 400).speaksFrom("alone", 2, 400, 9);
    roll.speaks("gate", 0).speaks("a", 0);
    assertThat(Reading.inOrder(roll))
        .as("after the device was due, and before its gateway was")
        .containsExactly("gateway-down gate RAISED at 272 since 0");
  }

  @Test
  void blamesAGatewayThatWasHeardBeforeAGapForADeviceHeardAfterIt() throws Exception {
    Roll roll = slowGateway().ticks(-1, 5).ticks(25, 400).speaksFrom("alone", 2, 400, 9);
    roll.speaks("gate", 0).speaks("a", 26);
    assertThat(Reading.inOrder(roll)).containsExactly("gateway-down gate RAISED at 262 since 0");
  }

  @Test
  void blamesAGatewayThatNeverSpokeForThoseThatNeverDidAtAColdStart() throws Exception {
    Roll roll = slowGateway().ticks(1, 400).speaksFrom("alone", 2, 400, 9);
    assertThat(Reading.inOrder(roll)).containsExactly("gateway-down gate RAISED at 243 since 0");
  }

  @Test
  void blamesAGatewayThatWasRegisteredAfterItsDevice() throws Exception {
    Roll roll = new Roll().register(0, device("a", 10, null, "gate")).ticks(-1, 400);
    roll.register(31, device("gate", 60)).speaks("a", 0);
    assertThat(Reading.inOrder(roll)).containsExactly("gateway-down gate RAISED at 213 since 31");
  }

  @Test
  void accusesADeviceWhoseSlowGatewaySpeaksOnceThatIsCertain() throws Exception {
    Roll roll = slowGateway().ticks(-1, 5).ticks(25, 400).speaksFrom("alone", 2, 400, 9);
    roll.speaksFrom("gate", 0, 400, 60).speaks("a", 0);
    assertThat(Reading.inOrder(roll))
        .as("heard last before the gap, its gateway would be due by then")
        .containsExactly("silent a RAISED at 267 since 0");
  }

  @Test
  void findsOneOutageWhereAWholeSiteIsDark() throws Exception {
    Roll roll = site().ticks(-1, 300).speaksFrom("elsewhere", 2, 300, 9);
    for (String id : new String[] {"gate-1", "gate-2", "a", "b", "c", "d"}) {
      double phase = id.charAt(id.length() - 1) % 7;
      roll.speaksFrom(id, 1 + phase, 67, 10).speaksFrom(id, 201 + phase, 300, 10);
    }
    assertThat(Reading.inOrder(roll))
        .containsExactly(
            "site-down north RAISED at 103 since 61", "site-down north CLEARED at 202 since 61");
  }

  @Test
  void accusesNobodyAtTheEndOfAllInput() throws Exception {
    Roll roll = twoDevices().ticks(-1, 60).speaks("a", 30).speaks("b", 31);
    assertThat(Reading.inOrder(roll)).isEmpty();
  }

  @Test
  void keepsOneTimerForEachDeviceHoweverOftenItSpeaks() throws Exception {
    Roll roll = twoDevices().ticks(-1, 100).speaksFrom("a", 1, 99, 0.5).speaksFrom("b", 1, 99, 0.5);
    try (SilenceTasks tasks = Reading.read(roll)) {
      assertThat(tasks.entries("spoken")).isEqualTo(2);
      assertThat(tasks.entries("watch")).isEqualTo(2);
      assertThat(tasks.timers()).isEqualTo(2);
      assertThat(tasks.groups()).isZero();
    }
  }

  @Test
  void clearsTheSilenceOfADeviceThatComesBackAtAnotherPlace() throws Exception {
    Roll roll = new Roll().register(0, device("a", 10, "north", null)).speaks("a", 5);
    roll.change(60, "a", DeviceStatus.SUSPENDED);
    roll.register(100, device("a", 10, "south", null)).ticks(-1, 200);
    assertThat(Reading.inOrder(roll))
        .containsExactly(
            "silent a RAISED at 37 since 5",
            "silent a CLEARED at 100 since 5",
            "silent a RAISED at 132 since 100");
    roll.register(200, roll.changed("a", 0)).change(210, "a", DeviceStatus.REMOVED).ticks(200, 300);
    try (SilenceTasks tasks = Reading.read(roll)) {
      assertThat(tasks.groups()).isZero();
    }
  }

  @Test
  void clearsTheSilenceOfADeviceThatMoves() throws Exception {
    Roll roll = new Roll().register(0, device("a", 10, "north", null)).speaks("a", 5);
    roll.register(60, device("a", 10, "south", null)).speaksFrom("a", 70, 190, 10).ticks(-1, 200);
    assertThat(Reading.inOrder(roll))
        .containsExactly("silent a RAISED at 37 since 5", "silent a CLEARED at 60 since 5");
  }

  @Test
  void keepsNothingOfASilenceThatWasOverWhenItsDeviceWasRemovedOrMoved() throws Exception {
    Roll roll = new Roll().register(0, device("a", 10, "north", null)).speaks("a", 5);
    roll.register(0, device("b", 10, "north", null)).speaks("b", 5);
    roll.speaks("a", 50).speaks("b", 50).ticks(-1, 100);
    roll.change(60, "a", DeviceStatus.REMOVED).register(60, device("b", 0));
    try (SilenceTasks tasks = Reading.read(roll)) {
      assertThat(tasks.groups()).isZero();
    }
  }

  @Test
  void findsASecondOutageThatIsNotTheFirstOne() throws Exception {
    Roll roll = site().ticks(-1, 300).speaksFrom("elsewhere", 2, 300, 9);
    for (String id : new String[] {"gate-1", "gate-2", "a", "b", "c", "d"}) {
      roll.speaksFrom(id, 1, id.equals("d") ? 51 : 61, 10);
      if (!id.equals("d")) {
        roll.speaks(id, 201);
      }
    }
    assertThat(Reading.inOrder(roll))
        .containsExactly(
            "site-down north RAISED at 103 since 51",
            "site-down north CLEARED at 201 since 51",
            "site-down north RAISED at 243 since 201");
  }

  @Test
  void keepsNothingOfDevicesThatWereRemoved() throws Exception {
    Roll roll = site().ticks(-1, 200);
    for (String id : new String[] {"gate-1", "gate-2", "a", "b", "c", "d"}) {
      roll.speaks(id, 5).change(50, id, DeviceStatus.REMOVED);
    }
    roll.change(50, "elsewhere", DeviceStatus.REMOVED);
    try (SilenceTasks tasks = Reading.read(roll)) {
      assertThat(tasks.entries("spoken")).isZero();
      assertThat(tasks.groups()).isZero();
      assertThat(tasks.timers()).isZero();
    }
  }

  private static Roll twoDevices() {
    return new Roll().register(0, device("a", 10)).register(0, device("b", 10));
  }

  private static Roll behindAGateway() {
    return new Roll()
        .register(0, device("gate", 10))
        .register(0, device("a", 10, null, "gate"))
        .register(0, device("b", 10, null, "gate"))
        .register(0, device("alone", 10));
  }

  private static Roll slowGateway() {
    return new Roll()
        .register(0, device("gate", 60))
        .register(0, device("a", 10, null, "gate"))
        .register(0, device("alone", 10));
  }

  static Roll site() {
    return new Roll()
        .register(0, device("gate-1", 10, "north", null))
        .register(0, device("gate-2", 10, "north", null))
        .register(0, device("a", 10, "north", "gate-1"))
        .register(0, device("b", 10, "north", "gate-1"))
        .register(0, device("c", 10, "north", "gate-2"))
        .register(0, device("d", 10, "north", "gate-2"))
        .register(0, device("elsewhere", 10, "south", null));
  }
}
