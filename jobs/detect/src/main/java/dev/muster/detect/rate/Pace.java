package dev.muster.detect.rate;

/**
 * How often a device usually speaks, and by how much it lately exceeds that. Immutable, about 100
 * bytes.
 *
 * @param messages how many messages its rate was learned from so far, or {@link #LEARNED}
 * @param interval usual time between two messages, in milliseconds
 * @param lastArrival arrival of the newest message
 * @param owed messages that the device has yet to send: devices that buffer are normal
 * @param excess messages beyond what the device may keep up
 * @param since messages since the excess began
 * @param onset arrival at which it began; while the rate is learned, arrival of the first message
 * @param firstOffset offset of the message at which it began
 * @param raised whether a finding says so
 */
public record Pace(
    int messages,
    double interval,
    long lastArrival,
    double owed,
    double excess,
    int since,
    long onset,
    long firstOffset,
    boolean raised) {

  /** Stands for enough messages to know the rate. */
  static final int LEARNED = Integer.MAX_VALUE;

  static Pace first(long arrival) {
    return new Pace(1, 0, arrival, 0, 0, 0, arrival, 0, false);
  }
}
