package dev.muster.trial.system;

import java.util.Iterator;
import java.util.stream.Stream;

/**
 * What a job that is started again and again is started with, so that each start goes on from a
 * checkpoint that another number of tasks has written. Neither divides the other, nor the four
 * partitions of telemetry evenly: partitions and keys move between tasks that stay.
 */
final class Parallelisms {
  private static final int FEW = 2;
  private static final int MORE = 3;

  private Parallelisms() {}

  /** Without end. */
  static Iterator<Integer> alternating() {
    return Stream.iterate(FEW, last -> last == FEW ? MORE : FEW).iterator();
  }
}
