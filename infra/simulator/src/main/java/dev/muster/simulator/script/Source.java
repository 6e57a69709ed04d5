package dev.muster.simulator.script;

/** Where the bytes of a message come from. */
public sealed interface Source {

  /** A message written for this step. */
  record Written(Draft draft) implements Source {}

  /** The bytes of an earlier step, untouched. */
  record Repeated(long step) implements Source {}

  /** Bytes that are no message, the same for the same seed. */
  record Noise(long seed, int length) implements Source {}
}
