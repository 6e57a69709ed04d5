package dev.muster.simulator.script;

/** Numbers the steps of one source in the order of their making. */
final class StepIds {
  private static final int SHIFT = 32;

  private long next;

  StepIds(int source) {
    next = (long) source << SHIFT;
  }

  long next() {
    return next++;
  }
}
