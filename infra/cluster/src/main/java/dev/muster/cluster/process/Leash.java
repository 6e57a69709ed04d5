package dev.muster.cluster.process;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class in a process that ends with the one that started it: when that is gone,
 * standard input ends, and so does this process, whatever it is doing.
 */
public final class Leash {
  private Leash() {}

  /**
   * Runs a main class.
   *
   * @param args its name, and its arguments
   */
  public static void main(String[] args) throws Throwable {
    hold();
    try {
      Class.forName(args[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Ends this process as soon as the one that started it is gone, or lets go of it. */
  public static void hold() {
    Thread watch = new Thread(Leash::awaitEnd, "leash");
    watch.setDaemon(true);
    watch.start();
  }

  private static void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        // Only the end counts.
      }
    } catch (IOException e) {
      // As good as the end.
    }
    Runtime.getRuntime().halt(0);
  }
}
