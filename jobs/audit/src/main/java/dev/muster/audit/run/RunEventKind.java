package dev.muster.audit.run;

/** What the table {@code runs} notes. Names are stored and never change. */
public enum RunEventKind {
  /** The job began, or began again: with which versions. */
  STARTED,
  /** A control bundle was accepted. */
  CONTROL_APPLIED,
  /** A control bundle was refused. */
  CONTROL_REFUSED,
  /** A partition has brought nothing for longer than the metronome allows. */
  INGEST_STALLED,
  /** A partition that had stalled brings records again. */
  INGEST_RESUMED,
  /** The clock of a broker was set back, or is far ahead. */
  CLOCK_JUMPED,
  /** A transaction is open for so long that those who read committed records wait. */
  TRANSACTION_OPEN,
  /** Records were lost before they were read, and a person had the job go on without them. */
  LOSS_ACCEPTED,
  /** A transaction that a checkpoint had promised can't be committed: what it held may be lost. */
  TRANSACTION_GONE,
  /** Records came on a topic that the broker stamps, and it didn't: from which one on. */
  SENDER_TIMESTAMPS,
  /** The topic of telemetry has more partitions than it had: since when, told at each start. */
  TOPIC_GREW
}
