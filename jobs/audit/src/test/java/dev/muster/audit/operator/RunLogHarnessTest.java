package dev.muster.audit.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audit.run.OpenTransaction;
import dev.muster.audit.run.RunEvent;
import dev.muster.audit.run.RunEventKind;
import dev.muster.audit.run.RunNote;
import dev.muster.audit.run.RunPlace;
import dev.muster.control.ControlKind;
import dev.muster.control.ControlOutcome;
import dev.muster.control.ControlResult;
import dev.muster.message.ArrivedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunLogHarnessTest {

  private static final AtomicLong NOW = new AtomicLong();
  private static final List<OpenTransaction> OPEN = new ArrayList<>();
  private static final RunFacts FACTS =
      new RunFacts("0.1.0", "BC 1.87", 5_000, () -> NOW.get())
          .watching(Map.of("muster.telemetry", 1, "muster.trust", 1), () -> () -> OPEN);

  private TwoInputStreamOperatorTestHarness<ControlOutcome, ArrivedRecord, RunEvent> harness;

  @BeforeEach
  void open() throws Exception {
    NOW.set(0);
    OPEN.clear();
    harness = new TwoInputStreamOperatorTestHarness<>(new RunLog(FACTS));
    harness.open();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void notesTheStartWithWhatRuns() {
    assertThat(events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.kind()).isEqualTo(RunEventKind.STARTED);
              assertThat(event.versions().muster()).isEqualTo("0.1.0");
              assertThat(event.versions().cryptographicModule()).isEqualTo("BC 1.87");
              assertThat(event.versions().controlVersions()).isEmpty();
            });
  }

  @Test
  void notesWhatTheStartHadToGoOnWithout() throws Exception {
    close();
    RunNote lost =
        new RunNote(RunEventKind.LOSS_ACCEPTED, "muster.telemetry", 2, 100, "100 to 199");
    RunNote aborted = new RunNote(RunEventKind.TRANSACTION_GONE, null, -1, -1, "muster/acme/0");
    harness =
        new TwoInputStreamOperatorTestHarness<>(
            new RunLog(
                new RunFacts("0.1.0", "BC", 5_000, () -> NOW.get())
                    .noting(List.of(lost, aborted))));
    harness.open();

    assertThat(events())
        .extracting(RunEvent::kind)
        .containsExactly(
            RunEventKind.STARTED, RunEventKind.LOSS_ACCEPTED, RunEventKind.TRANSACTION_GONE);
    assertThat(events().get(1).place().offset()).isEqualTo(100);
    assertThat(events().get(1).detail()).isEqualTo("100 to 199");
    assertThat(events().get(2).place()).isNull();
  }

  @Test
  void notesWhatBecameOfABundle() throws Exception {
    outcome(ControlResult.APPLIED, 3);
    outcome(ControlResult.OLDER_VERSION, 2);

    assertThat(events())
        .extracting(RunEvent::kind, RunEvent::subject, RunEvent::controlVersion, RunEvent::detail)
        .contains(
            org.assertj.core.groups.Tuple.tuple(RunEventKind.CONTROL_APPLIED, "trust", 3L, null),
            org.assertj.core.groups.Tuple.tuple(
                RunEventKind.CONTROL_REFUSED, "trust", 2L, "OLDER_VERSION: not newer"));
  }

  @Test
  void saysAtARestartWhichBundlesWereInForce() throws Exception {
    outcome(ControlResult.APPLIED, 3);
    outcome(ControlResult.BAD_SIGNATURE, 9);
    OperatorSubtaskState checkpoint = harness.snapshot(1, 1);
    close();
    harness = new TwoInputStreamOperatorTestHarness<>(new RunLog(FACTS));
    harness.initializeState(checkpoint);
    harness.open();

    assertThat(events())
        .singleElement()
        .satisfies(event -> assertThat(event.versions().controlVersions()).isEqualTo("trust=3"));
  }

  @Test
  void notesAStallAndItsEndByTheClockOfTheMachine() throws Exception {
    tick(10);
    advanceTo(5_000);
    assertThat(events()).extracting(RunEvent::kind).containsExactly(RunEventKind.STARTED);

    advanceTo(10_000);
    assertThat(events())
        .extracting(RunEvent::kind)
        .containsExactly(RunEventKind.STARTED, RunEventKind.INGEST_STALLED);
    assertThat(events().get(1).place().offset()).isEqualTo(10);

    tick(11);
    assertThat(events())
        .last()
        .satisfies(
            event -> {
              assertThat(event.kind()).isEqualTo(RunEventKind.INGEST_RESUMED);
              assertThat(event.detail()).isEqualTo("no tick for 10000 ms");
            });
  }

  private void outcome(ControlResult result, long version) throws Exception {
    harness.processElement1(
        new StreamRecord<>(
            new ControlOutcome(
                ControlKind.TRUST,
                result,
                result.applied() ? "" : "not newer",
                new ControlOutcome.Origin("muster.trust", 0, version, 1_000),
                "trust",
                version,
                result.applied() ? 3_000 : ControlOutcome.UNKNOWN,
                7,
                null)));
  }

  @Test
  void namesTheTopicFromWhichNoTickEverCame() throws Exception {
    tick(10);
    advanceTo(64_000);
    tick(11);
    advanceTo(68_000);
    assertThat(events())
        .last()
        .satisfies(
            event -> {
              assertThat(event.kind()).isEqualTo(RunEventKind.INGEST_STALLED);
              assertThat(event.place().topic()).isEqualTo("muster.trust");
            });
  }

  @Test
  void notesABrokerWhoseClockFell() throws Exception {
    tick(10);
    harness.processElement2(
        new StreamRecord<>(
            new ArrivedRecord("muster.telemetry", 0, 11, 1_000, null, null, true, 900_000, null)));
    assertThat(events())
        .last()
        .satisfies(
            event -> {
              assertThat(event.kind()).isEqualTo(RunEventKind.CLOCK_JUMPED);
              assertThat(event.place().offset()).isEqualTo(11);
              assertThat(event.detail()).contains("900000 ms");
            });
  }

  @Test
  void namesTheFirstRecordThatTheBrokerDidNotStamp() throws Exception {
    harness.processElement2(
        new StreamRecord<>(
            new ArrivedRecord("muster.telemetry", 3, 41, 1_000, null, null, false, 0, null, true)));

    assertThat(events())
        .last()
        .satisfies(
            event -> {
              assertThat(event.kind()).isEqualTo(RunEventKind.SENDER_TIMESTAMPS);
              assertThat(event.place()).isEqualTo(new RunPlace("muster.telemetry", 3, 41, 1_000));
            });
  }

  /** It proves no more than that it came: only ticks tell that a partition is alive. */
  @Test
  void takesARecordThatTheBrokerDidNotStampForNoTick() throws Exception {
    tick(10);
    advanceTo(4_000);
    harness.processElement2(
        new StreamRecord<>(
            new ArrivedRecord("muster.telemetry", 0, 11, 1_000, null, null, false, 0, null, true)));
    advanceTo(8_000);

    assertThat(events())
        .filteredOn(event -> event.kind() == RunEventKind.INGEST_STALLED)
        .extracting(event -> event.place().topic(), event -> event.place().offset())
        .contains(org.assertj.core.groups.Tuple.tuple("muster.telemetry", 10L));
  }

  @Test
  void namesOnceWhoHoldsATransactionOpen() throws Exception {
    OPEN.add(new OpenTransaction("muster.intents", 2, 40, "somebody", 7, 90_000));
    advanceTo(3_000);
    advanceTo(6_000);
    assertThat(events())
        .filteredOn(event -> event.kind() == RunEventKind.TRANSACTION_OPEN)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.subject()).isEqualTo("somebody");
              assertThat(event.place().partition()).isEqualTo(2);
              assertThat(event.detail())
                  .startsWith("transactional id somebody, producer 7, open for 90 s");
            });
  }

  private void tick(long offset) throws Exception {
    harness.processElement2(
        new StreamRecord<>(
            new ArrivedRecord("muster.telemetry", 0, offset, 1_000, null, null, true)));
  }

  private void advanceTo(long millis) throws Exception {
    NOW.set(millis);
    harness.setProcessingTime(millis);
  }

  private List<RunEvent> events() {
    return harness.extractOutputValues();
  }
}
