package dev.muster.detect.operator;

import static dev.muster.detect.operator.Roll.device;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Junk in a device's name leaves its messages unchecked: nothing is made of its silence. */
class SilenceFloodTest {

  @Test
  void accusesNobodyInWhoseNameAFloodArrives() throws Exception {
    Roll roll = alone().ticks(-1, 300).speaksFrom("a", 5, 55, 10).uncheckedFrom("a", 60, 250);
    roll.speaksFrom("a", 255, 300, 10);
    assertThat(Reading.inOrder(roll)).isEmpty();
  }

  @Test
  void givesADeviceItsWholeTimeAfterTheFlood() throws Exception {
    Roll roll = alone().ticks(-1, 300).speaksFrom("a", 5, 55, 10).uncheckedFrom("a", 60, 150);
    assertThat(Reading.inOrder(roll))
        .as("and not since 55, when it was heard last: it may have spoken since")
        .containsExactly("silent a RAISED at 182 since 150");
  }

  @Test
  void accusesNobodyThatNeverSpokeWhileAFloodLasts() throws Exception {
    Roll roll = alone().ticks(-1, 200).uncheckedFrom("a", 3, 180);
    assertThat(Reading.inOrder(roll)).isEmpty();
  }

  @Test
  void clearsNothingByAFlood() throws Exception {
    Roll roll = alone().ticks(-1, 200).speaks("a", 5).uncheckedFrom("a", 60, 150);
    assertThat(Reading.inOrder(roll)).containsExactly("silent a RAISED at 37 since 5");
    roll.speaks("a", 190);
    assertThat(Reading.inOrder(roll))
        .containsExactly("silent a RAISED at 37 since 5", "silent a CLEARED at 190 since 5");
  }

  @Test
  void accusesNobodyWhoseFloodBeginsWhileHisSilenceIsHeldBack() throws Exception {
    Roll roll = behindAGateway().ticks(-1, 300).speaksFrom("gate", 1, 300, 10);
    roll.speaks("a", 5).speaksFrom("b", 3, 300, 10).uncheckedFrom("a", 40, 200);
    assertThat(Reading.inOrder(roll))
        .as("held since 37, for as long as its gateway could be due that was heard with it last")
        .containsExactly("silent a RAISED at 252 since 200");
    roll.speaksFrom("a", 201, 300, 10);
    assertThat(Reading.inOrder(roll)).isEmpty();
  }

  @Test
  void takesNoGatewayForDownInWhoseNameAFloodArrivesNorThoseBehindItForSilent() throws Exception {
    Roll roll = behindAGateway().ticks(-1, 300).speaksFrom("gate", 1, 61, 10);
    roll.speaksFrom("a", 3, 63, 10).speaksFrom("b", 7, 67, 10).uncheckedFrom("gate", 70, 300);
    assertThat(Reading.inOrder(roll)).isEmpty();
  }

  @Test
  void blamesTheGatewayOnceNothingGoesUnchecked() throws Exception {
    Roll roll = behindAGateway().ticks(-1, 400).speaksFrom("gate", 1, 61, 10);
    roll.speaksFrom("a", 3, 63, 10).speaksFrom("b", 7, 67, 10).uncheckedFrom("gate", 70, 200);
    assertThat(Reading.inOrder(roll)).containsExactly("gateway-down gate RAISED at 232 since 200");
  }

  @Test
  void findsASiteDarkWithoutThoseInWhoseNameAFloodArrives() throws Exception {
    Roll roll = SilenceHarnessTest.site().ticks(-1, 300).speaksFrom("elsewhere", 2, 300, 9);
    for (String id : new String[] {"gate-1", "gate-2", "a", "b", "c", "d"}) {
      roll.speaksFrom(id, 1, 61, 10);
    }
    roll.uncheckedFrom("d", 65, 300);
    assertThat(Reading.inOrder(roll)).containsExactly("site-down north RAISED at 103 since 61");
  }

  @Test
  void takesNoSiteForDarkBecauseOfFloodsInTheNamesOfItsDevices() throws Exception {
    Roll roll = SilenceHarnessTest.site().ticks(-1, 300).speaksFrom("elsewhere", 2, 300, 9);
    for (String id : new String[] {"gate-1", "gate-2", "a", "b", "c", "d"}) {
      roll.speaksFrom(id, 1, 61, 10).uncheckedFrom(id, 62, 300);
    }
    assertThat(Reading.inOrder(roll)).isEmpty();
  }

  @Test
  void endsNoOutageByAFlood() throws Exception {
    Roll roll = SilenceHarnessTest.site().ticks(-1, 300).speaksFrom("elsewhere", 2, 300, 9);
    for (String id : new String[] {"gate-1", "gate-2", "a", "b", "c", "d"}) {
      roll.speaksFrom(id, 1, 61, 10).uncheckedFrom(id, 150, 250);
    }
    assertThat(Reading.inOrder(roll)).containsExactly("site-down north RAISED at 103 since 61");
  }

  @Test
  void keepsOneTimerAndNothingOfAFloodThatIsOver() throws Exception {
    Roll roll = alone().ticks(-1, 200).speaksFrom("a", 5, 200, 10).uncheckedFrom("a", 20, 150);
    try (SilenceTasks tasks = Reading.read(roll)) {
      assertThat(tasks.timers()).isEqualTo(2);
      assertThat(tasks.groups()).isZero();
    }
  }

  private static Roll alone() {
    return new Roll()
        .register(0, device("a", 10))
        .register(0, device("b", 10))
        .speaksFrom("b", 1, 400, 9);
  }

  private static Roll behindAGateway() {
    return new Roll()
        .register(0, device("gate", 10))
        .register(0, device("a", 10, null, "gate"))
        .register(0, device("b", 10, null, "gate"))
        .register(0, device("alone", 10))
        .speaksFrom("alone", 2, 400, 9);
  }
}
