package dev.muster.verify;

/**
 * Failed signature checks in a device's name within one second of arrival. Checks cost far more
 * than anything before them, so this bounds what a stranger can make the pipeline spend in the name
 * of one device.
 *
 * @param second the second of arrival that is counted, seconds since 1970
 * @param failures failed checks within it
 */
record FailureBudget(long second, int failures) {

  static final FailureBudget UNTOUCHED = new FailureBudget(0, 0);

  boolean spent(long arrival, int limit) {
    return second(arrival) <= second && failures >= limit;
  }

  /** A clock of Kafka's that steps back does not refill the budget. */
  FailureBudget failed(long arrival) {
    long now = second(arrival);
    return now > second ? new FailureBudget(now, 1) : new FailureBudget(second, failures + 1);
  }

  private static long second(long arrival) {
    return Math.floorDiv(arrival, 1_000L);
  }
}
