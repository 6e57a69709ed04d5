package dev.muster.cluster.kafka;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/**
 * Time as a node has it whose clock is wrong: durations are right, dates are not. Safe for use by
 * several threads.
 *
 * @param ahead of this machine's clock; negative for behind
 */
record SkewedTime(Duration ahead) implements Time {
  @Override
  public long milliseconds() {
    return SYSTEM.milliseconds() + ahead.toMillis();
  }

  @Override
  public long nanoseconds() {
    return SYSTEM.nanoseconds();
  }

  @Override
  public void sleep(long millis) {
    SYSTEM.sleep(millis);
  }

  @Override
  public void waitObject(Object object, Supplier<Boolean> condition, long deadline)
      throws InterruptedException {
    SYSTEM.waitObject(object, condition, deadline - ahead.toMillis());
  }
}
