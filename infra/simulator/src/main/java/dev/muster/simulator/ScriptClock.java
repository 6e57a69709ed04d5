package dev.muster.simulator;

/** The clock of a script: how its time passes while it is sent. */
public interface ScriptClock {

  /**
   * Waits until a moment of the script.
   *
   * @param scriptMillis milliseconds since the start of the script
   */
  void awaitScript(long scriptMillis) throws InterruptedException;

  /**
   * Waits until the broker's clock has surely passed a moment.
   *
   * @param brokerMillis milliseconds since 1970
   */
  void awaitBroker(long brokerMillis) throws InterruptedException;

  /** Real time, from now on. */
  static ScriptClock realTime() {
    return new RealTime(System.nanoTime());
  }

  /**
   * Time of this machine; the broker is taken to have the same clock.
   *
   * @param startNanos when the script started
   */
  record RealTime(long startNanos) implements ScriptClock {
    private static final long NANOS_PER_MILLI = 1_000_000;

    @Override
    public void awaitScript(long scriptMillis) throws InterruptedException {
      sleep(scriptMillis - (System.nanoTime() - startNanos) / NANOS_PER_MILLI);
    }

    @Override
    public void awaitBroker(long brokerMillis) throws InterruptedException {
      sleep(brokerMillis - System.currentTimeMillis());
    }

    private static void sleep(long millis) throws InterruptedException {
      if (millis > 0) {
        Thread.sleep(millis);
      }
    }
  }
}
