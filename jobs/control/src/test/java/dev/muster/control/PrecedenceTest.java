package dev.muster.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrecedenceTest {
  private static final byte[] A = {1};
  private static final byte[] B = {2};
  private static final Precedence REGISTERED = new Precedence(4, 4, A);
  private static final Precedence STANDING = new Precedence(5, 4, A);

  @Test
  void letsTheRegistrarFollowWithAnyLaterVersion() {
    assertThat(new Precedence(6, 6, B).follows(REGISTERED)).isTrue();
    assertThat(new Precedence(900, 900, B).follows(STANDING)).isTrue();
    assertThat(new Precedence(5, 5, B).follows(STANDING)).isFalse();
  }

  @Test
  void letsStandingsFollowOneByOneOverTheRecordInForce() {
    assertThat(STANDING.follows(REGISTERED)).isTrue();
    assertThat(new Precedence(6, 4, A).follows(STANDING)).isTrue();
  }

  @Test
  void letsAnythingBeTheFirst() {
    assertThat(STANDING.follows(null)).isTrue();
  }

  @Test
  void refusesAStandingOverAnOlderRecord() {
    assertThat(refused(new Precedence(6, 6, B), new Precedence(7, 4, A)))
        .isEqualTo("NOT_IN_FORCE it stands over another record than the registrar's version 6");
  }

  @Test
  void refusesAStandingOverARecordThatLostToAnotherOfItsVersion() {
    assertThat(refused(REGISTERED, new Precedence(5, 4, B))).startsWith("NOT_IN_FORCE");
    assertThat(refused(STANDING, new Precedence(6, 4, B))).startsWith("NOT_IN_FORCE");
  }

  /** The registrar's own word, but nobody put it into force. */
  @Test
  void refusesAStandingOverARecordThatIsNotInForceYet() {
    assertThat(refused(REGISTERED, new Precedence(6, 5, B))).startsWith("NOT_IN_FORCE");
  }

  /** Else one record took all versions away that the registrar has left. */
  @Test
  void refusesAStandingThatLeavesAVersionOut() {
    assertThat(refused(REGISTERED, new Precedence(6, 4, A)))
        .isEqualTo("NOT_IN_FORCE a standing over version 4 is the next version");
    assertThat(refused(REGISTERED, new Precedence(Long.MAX_VALUE, 4, A)))
        .startsWith("NOT_IN_FORCE");
  }

  @Test
  void looksAtTheVersionFirst() {
    assertThat(refused(STANDING, new Precedence(5, 3, B)))
        .isEqualTo("OLDER_VERSION its version is not newer than 5");
  }

  /** Of what was applied before standings had a key, only the version is remembered. */
  @Test
  void goesByTheVersionWhereTheRecordIsNotRemembered() {
    assertThat(STANDING.follows(Precedence.of(4))).isTrue();
    assertThat(STANDING.follows(Precedence.of(3))).isFalse();
    assertThat(new Precedence(6, 4, A).follows(Precedence.of(5))).isFalse();
  }

  private static String refused(Precedence inForce, Precedence next) {
    return inForce
        .refuses(next)
        .map(refusal -> refusal.result() + " " + refusal.detail())
        .orElse("follows");
  }
}
