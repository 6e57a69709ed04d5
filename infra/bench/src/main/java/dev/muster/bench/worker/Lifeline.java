package dev.muster.bench.worker;

import java.io.IOException;

/** Ties this process to the one that started it: when that is gone, standard input ends. */
final class Lifeline {
  private Lifeline() {}

  /** Halts this process as soon as its parent is gone or lets go of it. */
  static void hold() {
    Thread watch = new Thread(Lifeline::await, "lifeline");
    watch.setDaemon(true);
    watch.start();
  }

  private static void await() {
    try {
      while (System.in.read() >= 0) {
        // Whatever is said: only the end counts.
      }
    } catch (IOException e) {
      // As good as the end.
    }
    Runtime.getRuntime().halt(0);
  }
}
