package dev.muster.detect.rate;

/**
 * How often a device usually speaks, and by how much it lately exceeds that. Immutable, about 150
 * bytes.
 *
 * @param messages how many messages its rate was learned from so far, or {@link #LEARNED}
 * @param interval usual time between two messages, in milliseconds
 * @param lastArrival arrival of the newest message
 * @param arrived what was sent by the time of arrival
 * @param issued what was sent by the device's own time
 * @param signed the device's own time
 * @param since messages since the excess began
 * @param onset arrival at which it began; while the rate is learned, arrival of the first message
 * @param firstOffset offset of the message at which it began
 * @param raised whether a finding says so
 */
public record RateBaseline(
    int messages,
    double interval,
    long lastArrival,
    Account arrived,
    Account issued,
    SignedTime signed,
    int since,
    long onset,
    long firstOffset,
    boolean raised) {

  /** Stands for enough messages to know the rate. */
  static final int LEARNED = Integer.MAX_VALUE;

  static RateBaseline first(long arrival, SignedTime signed) {
    return new RateBaseline(
        1, 0, arrival, Account.EMPTY, Account.EMPTY, signed, 0, arrival, 0, false);
  }

  /**
   * Messages beyond what the device may keep up, by either clock: what came all at once was perhaps
   * sent in its time, and what claims to have been sent in its time came all the same.
   */
  double excess() {
    return Math.min(arrived.excess(), issued.excess());
  }

  /** The pace with the finding made, or ended. */
  RateBaseline found(boolean raise) {
    return new RateBaseline(
        messages,
        interval,
        lastArrival,
        raise ? arrived : arrived.settled(),
        raise ? issued : issued.settled(),
        signed,
        since,
        onset,
        firstOffset,
        raise);
  }
}
