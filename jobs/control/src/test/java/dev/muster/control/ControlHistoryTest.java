package dev.muster.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ControlHistoryTest {
  private static final long NEEDED = 100_000;
  private static final long OLD = 10_000;
  private static final long YOUNG = 150_000;

  private final ControlHistory history = new ControlHistory(NEEDED);

  @Test
  void needsNothingBelowTheFirstNeededMessageWhereNothingIsInForce() {
    history.passed(0, OLD);
    history.passed(1, NEEDED);
    history.passed(2, YOUNG);
    assertThat(history.firstNeeded()).isEqualTo(1);
    assertThat(history.aged()).isEmpty();
  }

  @Test
  void needsTheVersionThatIsInForceHoweverOldItIs() {
    took(3, OLD, 1, "a");
    took(7, OLD, 2, "b");
    history.passed(9, YOUNG);
    assertThat(history.firstNeeded()).isEqualTo(7);
    assertThat(history.aged()).containsExactly(7L);
  }

  /**
   * Else a message between the original and the copy would be judged as if nobody knew its device.
   */
  @Test
  void needsTheOriginalUntilTheCopyIsOldEnough() {
    took(7, OLD, 2, "b");
    took(20, YOUNG, 2, "b");
    assertThat(history.firstNeeded()).isEqualTo(7);
    assertThat(history.aged()).as("it was copied").isEmpty();
  }

  @Test
  void letsTheOriginalGoOnceTheCopyIsOldEnough() {
    took(7, OLD, 2, "b");
    took(20, OLD + 1, 2, "b");
    history.passed(30, YOUNG);
    assertThat(history.firstNeeded()).isEqualTo(20);
    assertThat(history.aged()).containsExactly(20L);
  }

  @Test
  void needsTheOlderVersionUntilTheNewerHasBeenInForceLongEnough() {
    took(7, OLD, 2, "b");
    took(20, YOUNG, 3, "c");
    assertThat(history.firstNeeded()).isEqualTo(7);
    assertThat(history.aged()).isEmpty();
  }

  /** A version counts from two seconds after it was appended. */
  @Test
  void needsWhatWasInForceBeforeAVersionThatIsNotYet() {
    took(7, OLD, 2, "b");
    took(20, NEEDED - 1, 3, "c");
    history.passed(21, YOUNG);
    assertThat(history.firstNeeded()).isEqualTo(7);
  }

  /** The gate lets the first content of a version through, and no second one. */
  @Test
  void takesOtherBytesOfTheSameVersionForNoCopy() {
    took(7, OLD, 2, "b");
    took(20, OLD + 1, 2, "x");
    history.passed(30, YOUNG);
    assertThat(history.firstNeeded()).isEqualTo(7);
    assertThat(history.aged()).containsExactly(7L);
  }

  @Test
  void takesAnOlderVersionForNothing() {
    took(7, OLD, 5, "e");
    took(8, OLD + 1, 4, "d");
    history.passed(30, YOUNG);
    assertThat(history.firstNeeded()).isEqualTo(7);
  }

  private void took(long offset, long arrival, long version, String bytes) {
    history.passed(offset, arrival);
    history.took(
        offset,
        arrival,
        "pump-7",
        version,
        bytes.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
