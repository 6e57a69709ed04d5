package dev.muster.admin.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandLedgerTest {
  private static final long NOON = 1_790_000_000_000L;
  private static final long LATER = NOON + 60_000;

  private final CommandLedger ledger = new CommandLedger();

  @Test
  void isCleanWhereEveryIssuedCommandIsWrittenOnce() {
    written("a");
    ledger.foreign();
    CommandReport report = ledger.report(Set.of("a"), LATER);
    assertThat(report.isClean()).isTrue();
    assertThat(report.compared()).isEqualTo(1);
    assertThat(report.inFlight()).isZero();
    assertThat(report.foreign()).isEqualTo(1);
  }

  @Test
  void missesWhatDispatchHasPassedAndNotWritten() {
    ledger.recorded("a");
    ledger.decided("a", true);
    assertThat(ledger.report(Set.of("a"), LATER).missing()).containsExactly("a");
  }

  @Test
  void missesWhatNeverReachedDispatch() {
    ledger.recorded("a");
    assertThat(ledger.report(Set.of("a"), LATER).missing()).containsExactly("a");
  }

  @Test
  void waitsForWhatDispatchHasNotPassed() {
    ledger.recorded("a");
    ledger.decided("a", false);
    assertInFlight();
  }

  @Test
  void waitsForADecisionThatMayStandInAnOpenTransaction() {
    ledger.recorded("a");
    ledger.open(true, false);
    assertInFlight();
  }

  @Test
  void waitsForACommandThatMayStandInAnOpenTransaction() {
    ledger.recorded("a");
    ledger.decided("a", true);
    ledger.open(false, true);
    assertInFlight();
  }

  @Test
  void doesNotBlameAnOpenTransactionOfDecisionsForALostCommand() {
    ledger.recorded("a");
    ledger.decided("a", true);
    ledger.open(true, false);
    assertThat(ledger.report(Set.of("a"), LATER).missing()).containsExactly("a");
  }

  @Test
  void namesWhatIsDoubledOnEitherSide() {
    written("a");
    ledger.written("a", NOON, new byte[] {2});
    written("b");
    ledger.recorded("b");
    assertThat(ledger.report(Set.of("a", "b"), LATER).doubled()).containsExactly("a", "b");
  }

  @Test
  void takesTheSameBytesAgainForACopyByOthers() {
    written("a");
    ledger.written("a", NOON, bytes("a"));
    CommandReport report = ledger.report(Set.of("a"), LATER);
    assertThat(report.isClean()).isTrue();
    assertThat(report.foreign()).isEqualTo(1);
  }

  @Test
  void expectsNoCommandWithoutARowOnceRowsOfItsTimeAreComplete() {
    ledger.written("a", NOON, bytes("a"));
    assertThat(ledger.report(Set.of(), LATER).unexpected()).containsExactly("a");
    assertThat(ledger.report(Set.of(), NOON).inFlight()).isEqualTo(1);
    assertThat(ledger.report(Set.of(), NOON).unexpected()).isEmpty();
    assertThat(ledger.report(Set.of("a"), LATER).isClean()).isTrue();
  }

  private static byte[] bytes(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }

  private void written(String id) {
    ledger.recorded(id);
    ledger.decided(id, true);
    ledger.written(id, NOON, bytes(id));
  }

  private void assertInFlight() {
    CommandReport report = ledger.report(Set.of("a"), LATER);
    assertThat(report.isClean()).isTrue();
    assertThat(report.inFlight()).isEqualTo(1);
  }
}
