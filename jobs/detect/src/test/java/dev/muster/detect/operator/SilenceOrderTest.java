package dev.muster.detect.operator;

import static dev.muster.detect.operator.Roll.device;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.control.registry.DeviceStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same records give the same findings in whatever order partitions, ticks and registry are
 * read, at one task or two, over restarts at another parallelism.
 */
class SilenceOrderTest {
  private static final Roll ROLL = everythingAtOnce();

  @Test
  void findsSomethingOfEveryKind() throws Exception {
    assertThat(Reading.inOrder(ROLL))
        .extracting(text -> text.split(" ")[0] + " " + text.split(" ")[2])
        .contains(
            "silent RAISED",
            "silent CLEARED",
            "silent RETRACTED",
            "gateway-down RAISED",
            "gateway-down CLEARED",
            "site-down RAISED",
            "site-down CLEARED");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void findsTheSameInAnyOrder(int block) throws Exception {
    List<String> expected = Reading.inOrder(ROLL);
    for (int seed = block * 4; seed < block * 4 + 4; seed++) {
      assertThat(Reading.shuffled(ROLL, 1 + seed % 2, seed))
          .as("seed %s", seed)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  static Roll everythingAtOnce() {
    Roll roll = SilenceHarnessTest.site();
    roll.register(0, device("gate", 5)).register(0, device("lone", 10));
    roll.register(0, device("slow", 40)).register(0, device("quick", 10, null, "slow"));
    roll.speaksFrom("slow", 1, 121, 40).speaksFrom("quick", 2, 132, 10).speaks("quick", 390);
    for (int number = 0; number < 6; number++) {
      roll.register(number, device("b" + number, 10, null, "gate"));
      roll.register(0, device("p" + number, 5 + number));
    }
    roll.register(0, device("mute", 10));
    roll.ticks(-1, 150).ticks(180, 400);
    roll.speaksFrom("gate", 1, 101, 5).speaksFrom("gate", 260, 400, 5);
    for (int number = 0; number < 6; number++) {
      roll.speaksFrom("b" + number, 3 + number, 100 + number, 10);
      roll.speaksFrom("p" + number, number, 60 + 20 * number, 5 + number);
      roll.speaksFrom("p" + number, 250 - 5 * number, 400, 5 + number);
      if (number != 3) {
        roll.speaksFrom("b" + number, 262 + number, 400, 10);
      }
    }
    for (String id : new String[] {"gate-1", "gate-2", "a", "b", "c", "d"}) {
      roll.speaksFrom(id, 1, 201, 10).speaksFrom(id, 331, 400, 10);
    }
    roll.speaksFrom("elsewhere", 2, 400, 9).speaks("lone", 5).speaks("lone", 90, 20);
    roll.speaks("lone", 90.5, 30).speaksFrom("lone", 95, 145, 10);
    for (int issued = 155; issued < 180; issued += 10) {
      roll.speaks("lone", 180.3, issued);
    }
    roll.uncheckedFrom("p2", 90, 190).uncheckedFrom("gate", 110, 135).uncheckedFrom("b4", 240, 255);
    roll.speaksFrom("lone", 185, 230, 10).change(300, "lone", DeviceStatus.SUSPENDED);
    return roll.register(320, roll.changed("lone", 12));
  }
}
