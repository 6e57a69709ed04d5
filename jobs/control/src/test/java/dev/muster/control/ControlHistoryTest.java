package dev.muster.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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

  /** One who starts at 8 would let the second content of the version through, and not the first. */
  @Test
  void letsNobodyStartAtARecordThatLostToAnotherOfItsVersion() {
    took(7, OLD, 2, "b");
    other(8, OLD);
    took(9, OLD, 2, "x");
    took(20, OLD + 1, 2, "b");
    history.passed(30, YOUNG);
    assertThat(history.firstNeeded()).isEqualTo(7);
  }

  /** Else an old key came back with an old record, and with a standing over that for good. */
  @Test
  void letsNobodyStartAtAnOldRecordThatWasBroughtBackWithAStandingOverIt() {
    took(7, OLD, 1, "a");
    took(8, OLD, 2, "b");
    took(9, OLD, 1, "a");
    standing(10, OLD, 9, 1);
    other(10, OLD);
    took(20, OLD + 1, 2, "b");
    history.passed(30, YOUNG);
    assertThat(history.firstNeeded()).isEqualTo(8);
    assertThat(history.aged()).containsExactly(10L, 20L);
  }

  @Test
  void letsGoWhatWasRefusedOnceTheCopiesOfAllStandBehindIt() {
    took(7, OLD, 2, "b");
    took(9, OLD, 1, "a");
    other(10, OLD);
    took(20, OLD + 1, 2, "b");
    other(21, OLD + 1);
    history.passed(30, YOUNG);
    assertThat(history.firstNeeded()).isEqualTo(20);
  }

  /** It holds the record that it stands over, which is needed no longer. */
  @Test
  void carriesAStandingWithoutTheRecordThatItStandsOver() {
    took(7, OLD, 1, "a");
    standing(8, OLD, 2, 1);
    standing(20, OLD + 1, 2, 1);
    history.passed(30, YOUNG);
    assertThat(history.firstNeeded()).isEqualTo(20);
    assertThat(history.aged()).containsExactly(20L);
  }

  @Test
  void doesNotCarryAStandingOverAnotherRecordThanTheOneInForce() {
    took(7, OLD, 2, "b");
    standing(8, OLD, 3, 1);
    history.passed(30, YOUNG);
    assertThat(history.aged()).containsExactly(7L);
  }

  private void took(long offset, long arrival, long version, String bytes) {
    took(offset, arrival, new Precedence(version, version, digest(bytes)), digest(bytes));
  }

  /** The record that is in force under it has the digest of its version's letter. */
  private void standing(long offset, long arrival, long version, long basis) {
    byte[] under = digest(Character.toString((char) ('a' + basis - 1)));
    took(offset, arrival, new Precedence(version, basis, under), digest("s" + version));
  }

  private void took(long offset, long arrival, Precedence precedence, byte[] digest) {
    history.passed(offset, arrival);
    history.took(offset, arrival, "pump-7", precedence, digest);
  }

  /** Of a subject that has one version from first to last. */
  private void other(long offset, long arrival) {
    history.passed(offset, arrival);
    history.took(offset, arrival, "pump-8", Precedence.of(1), digest("o"));
  }

  private static byte[] digest(String bytes) {
    return bytes.getBytes(StandardCharsets.UTF_8);
  }
}
