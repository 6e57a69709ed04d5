package dev.muster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

  private final Reconciliation reconciliation = new Reconciliation();
  private final PartitionLedger ledger = reconciliation.partition(0);

  @Test
  void isCleanWhenEveryRecordUpToTheCutHasOneRow() {
    deliver(0, 100);
    rows(0, 99);
    tick(99);

    assertThat(reconciliation.report().isClean()).isTrue();
    assertThat(report().compared()).isEqualTo(100);
    assertThat(report().cut()).isEqualTo(99);
    assertThat(report().inFlight()).isZero();
  }

  @Test
  void namesRecordsWithoutRow() {
    deliver(0, 100);
    rows(0, 40);
    rows(43, 99);
    tick(99);

    assertThat(reconciliation.report().isClean()).isFalse();
    assertThat(report().missing()).hasToString("40..42");
  }

  @Test
  void namesRowsThatAreDoubledAlsoAboveTheCut() {
    deliver(0, 100);
    rows(0, 90);
    tick(90);
    rows(7, 8);
    rows(95, 96);
    rows(95, 96);
    rows(95, 96);

    assertThat(report().doubled()).hasToString("7, 95");
    assertThat(report().isClean()).isFalse();
  }

  @Test
  void missesNoRecordBehindATickThatArrivedBeforeIt() {
    rows(0, 10);
    ledger.answered(9, 1_000);
    rows(20, 30);
    ledger.answered(29, 400);
    for (long offset = 0; offset < 30; offset++) {
      long appended = offset < 8 ? 900 : offset < 15 ? 1_200 : offset < 20 ? 390 : 400;
      ledger.delivered(offset, appended);
    }

    assertThat(report().missing()).hasToString("15..19");
    assertThat(report().inFlight()).isEqualTo(5);
    assertThat(report().compared()).isEqualTo(25);
  }

  @Test
  void missesThemOnceTimeHasCaughtUp() {
    ledger.answered(29, 400);
    ledger.answered(39, 1_200);
    rows(0, 10);
    rows(15, 40);
    for (long offset = 0; offset < 40; offset++) {
      ledger.delivered(offset, offset < 15 ? 1_200 : 400);
    }

    assertThat(report().missing()).hasToString("10..14");
    assertThat(report().inFlight()).isZero();
  }

  @Test
  void namesRowsThatAreNotThoseOfTheirRecords() {
    deliver(0, 100);
    rows(0, 99);
    tick(99);
    ledger.differing(7, List.of("device"));
    ledger.differing(8, List.of("device", "message_sha256"));

    assertThat(report().isClean()).isFalse();
    assertThat(report().differing()).hasToString("7..8");
    assertThat(report().differences()).containsEntry(7L, List.of("device")).hasSize(2);
    assertThat(report().isOfAnotherTopic()).isFalse();
  }

  @Test
  void doesNotMissRowsAboveTheCut() {
    deliver(0, 100);
    rows(0, 50);
    tick(50);

    assertThat(reconciliation.report().isClean()).isTrue();
    assertThat(report().compared()).isEqualTo(51);
    assertThat(report().inFlight()).isEqualTo(49);
  }

  @Test
  void cutsAtTheNewestTickWhateverTheOrderOfRows() {
    deliver(0, 10);
    tick(9);
    tick(3);
    rows(0, 3);
    rows(4, 9);

    assertThat(report().cut()).isEqualTo(9);
    assertThat(report().isClean()).isTrue();
  }

  @Test
  void namesRowsThatNoRecordStandsFor() {
    deliver(0, 10);
    rows(0, 9);
    tick(9);
    rows(20, 22);

    assertThat(report().unexpected()).hasToString("20..21");
    assertThat(report().isClean()).isFalse();
  }

  @Test
  void doesNotAskForOffsetsThatTheTopicNeverDelivered() {
    deliver(0, 4);
    deliver(5, 10);
    rows(0, 4);
    rows(5, 9);
    tick(9);

    assertThat(report().isClean()).isTrue();
    assertThat(report().compared()).isEqualTo(9);
  }

  @Test
  void comparesFromWhereRetentionHasLeftRecords() {
    deliver(60, 100);
    rows(0, 99);
    tick(99);
    ledger.retainedFrom(50);
    ledger.retainedFrom(60);

    assertThat(report().isClean()).isTrue();
    assertThat(report().retainedFrom()).isEqualTo(60);
    assertThat(report().compared()).isEqualTo(40);
  }

  @Test
  void doesNotMissRecordsThatWereRemovedWhileReading() {
    deliver(10, 20);
    deliver(60, 100);
    rows(60, 99);
    tick(99);
    ledger.retainedFrom(60);

    assertThat(report().isClean()).isTrue();
  }

  @Test
  void countsEverythingAsInFlightWhenTheCutIsOlderThanTheTopic() {
    deliver(60, 100);
    tick(30);
    ledger.retainedFrom(60);

    assertThat(report().inFlight()).isEqualTo(40);
    assertThat(report().isUncompared()).isTrue();
    assertThat(reconciliation.report().isClean()).isFalse();
  }

  @Test
  void takesForInFlightWhatIsAnsweredAndNotCommittedYet() {
    deliver(0, 10);
    rows(0, 4);
    ledger.cutAt(7);
    ledger.awaited(3);
    ledger.awaited(5);
    ledger.awaited(90_000);

    assertThat(report().missing()).hasToString("4, 6..7");
    assertThat(report().doubled().isEmpty()).isTrue();
    assertThat(report().compared()).isEqualTo(7);
    assertThat(report().inFlight()).isEqualTo(3);
  }

  @Test
  void isNotCleanWhileNothingCouldBeCompared() {
    deliver(0, 10);

    assertThat(report().cut()).isEqualTo(-1);
    assertThat(report().isUncompared()).isTrue();
    assertThat(reconciliation.report().isClean()).isFalse();
  }

  @Test
  void isCleanForAnEmptyPartition() {
    assertThat(report().isUncompared()).isFalse();
    assertThat(reconciliation.report().isClean()).isTrue();
  }

  @Test
  void sumsOverPartitions() {
    deliver(0, 10);
    rows(0, 4);
    tick(4);
    PartitionLedger other = reconciliation.partition(3);
    other.delivered(0);
    other.delivered(1);
    other.row(0, true);

    ReconciliationReport report = reconciliation.report();

    assertThat(report.partitions()).extracting(PartitionReport::partition).containsExactly(0, 3);
    assertThat(report.compared()).isEqualTo(6);
    assertThat(report.inFlight()).isEqualTo(6);
    assertThat(report.isClean()).isTrue();
  }

  private PartitionReport report() {
    return reconciliation.report().partitions().get(0);
  }

  private void deliver(long from, long to) {
    for (long offset = from; offset < to; offset++) {
      ledger.delivered(offset);
    }
  }

  private void rows(long from, long to) {
    for (long offset = from; offset < to; offset++) {
      ledger.row(offset, false);
    }
  }

  private void tick(long offset) {
    ledger.row(offset, true);
  }
}
