package dev.muster.simulator;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

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
  static RealTime realTime() {
    return new RealTime(System::nanoTime, RealTime.SLACK);
  }

  /**
   * Real time, from now on, for devices that keep what they can't send and send it at once when
   * they can: where brokers are taken away on purpose.
   */
  static RealTime catchingUp() {
    return new RealTime(System::nanoTime, Long.MAX_VALUE);
  }

  /**
   * Time of this machine; the broker is taken to have the same clock.
   *
   * <p>A machine that can't keep up makes the script longer, never denser: what was missed is not
   * made up for, or silences and pauses of the script would shrink by it; but for {@link
   * #catchingUp}. Used by one thread; {@link #behind} may be asked by others.
   */
  final class RealTime implements ScriptClock {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private static final long SLACK = 250;

    private final LongSupplier nanos;
    private final long slack;
    private final long startNanos;
    private final AtomicLong behind = new AtomicLong();

    /**
     * @param nanos what tells nanoseconds that never fall
     * @param slack how many milliseconds may be made up for
     */
    RealTime(LongSupplier nanos, long slack) {
      this.nanos = nanos;
      this.slack = slack;
      this.startNanos = nanos.getAsLong();
    }

    /** By how many milliseconds the script has become longer. */
    public long behind() {
      return behind.get();
    }

    @Override
    public void awaitScript(long scriptMillis) throws InterruptedException {
      long elapsed = (nanos.getAsLong() - startNanos) / NANOS_PER_MILLI;
      long early = scriptMillis - (elapsed - behind.get());
      behind.addAndGet(Math.max(0, Math.max(0, -early) - slack));
      sleep(early);
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
