package dev.muster.detect.rate;

/**
 * What a device sent, held against the time that passed by one clock. Immutable.
 *
 * @param owed messages that the device has yet to send: devices that buffer are normal
 * @param excess messages beyond what the device may keep up
 */
public record Account(double owed, double excess) {
  static final Account EMPTY = new Account(0, 0);

  /**
   * What is left of the excess after a while.
   *
   * @param intervals how many usual intervals passed
   * @param factor how many times its usual rate a device may keep up for ever
   */
  double drained(double intervals, double factor) {
    return Math.max(0, excess - (factor - 1) * intervals);
  }

  /**
   * The account after one more message.
   *
   * @param intervals how many usual intervals passed since the last one
   * @param kept which part of what was owed before is owed still
   * @param factor how many times its usual rate a device may keep up for ever
   * @param most what the excess grows to at most
   */
  Account after(double intervals, double kept, double factor, double most) {
    double all = owed * kept + intervals;
    boolean due = all >= 1;
    double more = drained(intervals, factor) + (due ? 0 : 1);
    return new Account(due ? all - 1 : all, Math.min(most, more));
  }

  Account settled() {
    return new Account(owed, 0);
  }
}
