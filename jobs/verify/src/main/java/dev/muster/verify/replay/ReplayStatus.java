package dev.muster.verify.replay;

/** What the replay state of a key knows of an epoch and sequence number. */
public enum ReplayStatus {
  /** Never seen; the only one that a window is marked with. */
  NEW,
  /** Seen. */
  SEEN,
  /** Below the window of its epoch. */
  BELOW_WINDOW,
  /** Of an epoch below the highest that is not the one seen before it. */
  EPOCH_REGRESSED,
  /** Of an epoch too far ahead; remembered for the day on which it no longer is. */
  EPOCH_JUMP
}
