package dev.muster.verify.identity;

import dev.muster.arrival.Origin;

/**
 * What checks in a device's name cost within one second of arrival and led to nothing: signatures
 * that failed, and messages that were seen before. A check costs far more than anything before it,
 * so this bounds what a stranger can make the pipeline spend.
 *
 * <p>A budget for each {@link Plausibility}, so that junk contends only with what looks like it.
 * Each guarantees a few checks a second to every device, whatever others send. Beyond these, checks
 * are made while there is room: until so many records of the partition, of whatever device, have
 * followed the first check of this second that led to nothing. So one name may be flooded with
 * thousands of forgeries a second and each is still looked at, while a flood over many names stops
 * at what is guaranteed. That is a function of the device's records, their offsets and times alone.
 *
 * <p>What remains to somebody who knows everything: who sees the newest number of a device, forges
 * what could come next, and fills its partition, has the device's messages refused for the rest of
 * that second. Nobody is accused then: the refusal is told to who looks for silence. Whoever
 * spreads as many forgeries over as many names as the guarantees allow has all of them checked.
 *
 * @param second the second of arrival that is counted, seconds since 1970
 * @param firstOffset offset of the first record that was charged within it
 * @param next failed checks of {@link Plausibility#NEXT}
 * @param fresh failed checks of {@link Plausibility#FRESH}
 * @param hopeless failed checks of {@link Plausibility#HOPELESS}
 * @param repeats checks that held, of messages that were seen or out of reach
 * @param told whether it was told that messages which may be the device's went unchecked
 */
public record FailureBudget(
    long second, long firstOffset, int next, int fresh, int hopeless, int repeats, boolean told) {

  static final FailureBudget UNTOUCHED = new FailureBudget(0, 0, 0, 0, 0, 0, false);

  /** Several gateways may hand on all that a device says. */
  static final int GUARANTEED_REPEATS = 128;

  /** Whether nothing is charged to the second of an arrival: every check may be made. */
  boolean isUntouched(long arrival) {
    return second(arrival) > second;
  }

  /**
   * Whether a message is to be refused unchecked.
   *
   * @param free records of the partition below which all is checked
   */
  boolean isSpent(Plausibility plausibility, Origin origin, int free) {
    if (isUntouched(origin.arrival()) || origin.offset() - firstOffset < plausibility.free(free)) {
      return false;
    }
    return switch (plausibility) {
      case NEXT -> next >= plausibility.guaranteed();
      case FRESH -> fresh >= plausibility.guaranteed();
      case HOPELESS -> hopeless >= plausibility.guaranteed() || repeats >= GUARANTEED_REPEATS;
    };
  }

  /** The budget after a signature that did not hold. */
  FailureBudget failed(Plausibility plausibility, Origin origin) {
    FailureBudget now = at(origin);
    return switch (plausibility) {
      case NEXT -> now.with(now.next + 1, now.fresh, now.hopeless, now.repeats);
      case FRESH -> now.with(now.next, now.fresh + 1, now.hopeless, now.repeats);
      case HOPELESS -> now.with(now.next, now.fresh, now.hopeless + 1, now.repeats);
    };
  }

  /** The budget after a signature that held and proved nothing new. */
  FailureBudget repeated(Origin origin) {
    FailureBudget now = at(origin);
    return now.with(now.next, now.fresh, now.hopeless, now.repeats + 1);
  }

  /** The same, once it was told that something went unchecked in this second. */
  FailureBudget afterTelling() {
    return new FailureBudget(second, firstOffset, next, fresh, hopeless, repeats, true);
  }

  /** A clock of Kafka's that steps back does not refill the budget. */
  private FailureBudget at(Origin origin) {
    return isUntouched(origin.arrival())
        ? new FailureBudget(second(origin.arrival()), origin.offset(), 0, 0, 0, 0, false)
        : this;
  }

  private FailureBudget with(int ofNext, int ofFresh, int ofHopeless, int ofRepeats) {
    return new FailureBudget(second, firstOffset, ofNext, ofFresh, ofHopeless, ofRepeats, told);
  }

  private static long second(long arrival) {
    return Math.floorDiv(arrival, 1_000L);
  }
}
