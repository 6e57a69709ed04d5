package dev.muster.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.simulator.truth.GapModel.Gap;
import org.junit.jupiter.api.Test;

class GapModelTest {
  private static final String DEVICE = "d";
  private static final long KID = 5;

  private final GapModel model = new GapModel(64);

  @Test
  void claimsNothingBelowTheFirstNumberEverSeen() {
    arrived(10, 7, 8, 9);
    arrived(11, 0);
    arrived(12, 0);

    assertThat(model.gaps()).isEmpty();
  }

  @Test
  void claimsNumbersBelowTheFirstOneOfALaterEpoch() {
    arrived(10, 0);
    arrived(11, 3);
    arrived(12, 0);
    assertThat(model.gaps()).isEmpty();

    arrived(13, 0);
    assertThat(model.gaps()).containsExactly(new Gap(DEVICE, KID, 11, 0, 2));
  }

  @Test
  void writesAGapWhenTheWindowHasPassedAllOfIt() {
    arrived(10, 0, 4, 66);
    assertThat(model.gaps()).isEmpty();

    arrived(10, 67);
    assertThat(model.gaps()).containsExactly(new Gap(DEVICE, KID, 10, 1, 3));
  }

  @Test
  void forgetsAGapThatIsFilledInTime() {
    arrived(10, 0, 2, 1, 200);

    assertThat(model.gaps()).isEmpty();
  }

  @Test
  void doesNotFillAGapThatTheWindowHasPassed() {
    arrived(10, 0, 2, 200, 1);
    arrived(11, 0);
    arrived(12, 0);

    assertThat(model.gaps())
        .containsExactlyInAnyOrder(
            new Gap(DEVICE, KID, 10, 1, 1), new Gap(DEVICE, KID, 10, 3, 199));
  }

  @Test
  void ignoresEpochsOutOfReach() {
    arrived(10, 0, 2);
    arrived(5_000, 0);
    arrived(9, 0);
    arrived(11, 0);
    assertThat(model.gaps()).isEmpty();

    arrived(12, 0);
    assertThat(model.gaps()).containsExactly(new Gap(DEVICE, KID, 10, 1, 1));
  }

  @Test
  void countsEachKeyByItself() {
    model.arrived(DEVICE, 1, 10, 0);
    model.arrived(DEVICE, 2, 10, 5);
    model.arrived(DEVICE, 1, 11, 0);
    model.arrived(DEVICE, 1, 12, 0);

    assertThat(model.gaps()).isEmpty();
  }

  private void arrived(long epoch, long... sequences) {
    for (long sequence : sequences) {
      model.arrived(DEVICE, KID, epoch, sequence);
    }
  }
}
