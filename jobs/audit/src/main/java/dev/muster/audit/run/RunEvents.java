package dev.muster.audit.run;

import dev.muster.control.ControlOutcome;

/** Makes the rows of table {@code runs} from what was noticed. */
public final class RunEvents {

  private RunEvents() {}

  /** A start of the job. */
  public static RunEvent started(RunVersions versions, long now) {
    return new RunEvent(RunEventKind.STARTED, now, versions, null, null, RunEvent.NONE, null);
  }

  /** What was found out before the start. */
  public static RunEvent noted(RunNote note, long now) {
    RunPlace place =
        note.topic() == null
            ? null
            : new RunPlace(note.topic(), note.partition(), note.offset(), RunPlace.NOTHING);
    return new RunEvent(note.kind(), now, null, place, null, RunEvent.NONE, note.detail());
  }

  /** What became of a control bundle. */
  public static RunEvent control(ControlOutcome outcome, long now) {
    ControlOutcome.Origin origin = outcome.origin();
    boolean applied = outcome.result().applied();
    return new RunEvent(
        applied ? RunEventKind.CONTROL_APPLIED : RunEventKind.CONTROL_REFUSED,
        now,
        null,
        new RunPlace(origin.topic(), origin.partition(), origin.offset(), origin.arrival()),
        outcome.kind().wireName(),
        outcome.version() == ControlOutcome.UNKNOWN ? RunEvent.NONE : outcome.version(),
        applied ? null : outcome.result().name() + ": " + outcome.detail());
  }

  /** A partition whose ticks stay away. */
  public static RunEvent stalled(RunPlace newestTick, long now) {
    return new RunEvent(
        RunEventKind.INGEST_STALLED, now, null, newestTick, null, RunEvent.NONE, null);
  }

  /** A partition whose ticks came back. */
  public static RunEvent resumed(RunPlace tick, long stalledMillis, long now) {
    return new RunEvent(
        RunEventKind.INGEST_RESUMED,
        now,
        null,
        tick,
        null,
        RunEvent.NONE,
        "no tick for " + stalledMillis + " ms");
  }

  /** A broker whose clock jumped. */
  public static RunEvent clock(RunPlace tick, String detail, long now) {
    return new RunEvent(RunEventKind.CLOCK_JUMPED, now, null, tick, null, RunEvent.NONE, detail);
  }

  /** A record that the broker didn't stamp, though it did those before it. */
  public static RunEvent unstamped(RunPlace first, long now) {
    return new RunEvent(
        RunEventKind.SENDER_TIMESTAMPS,
        now,
        null,
        first,
        null,
        RunEvent.NONE,
        "from this offset on the broker left records their senders' timestamps: until it stamps one"
            + " again, each is judged as of the newest stamped one before it");
  }

  /** A transaction that stays open. */
  public static RunEvent open(OpenTransaction transaction, long now) {
    return new RunEvent(
        RunEventKind.TRANSACTION_OPEN,
        now,
        null,
        new RunPlace(
            transaction.topic(), transaction.partition(), transaction.offset(), RunPlace.NOTHING),
        transaction.who(),
        RunEvent.NONE,
        "transactional id %s, producer %s, open for %s s: nothing behind this offset is dispatched"
            .formatted(
                transaction.who(),
                Long.toString(transaction.producerId()),
                Long.toString(transaction.openMillis() / 1_000)));
  }
}
