package dev.muster.detect.learned;

/**
 * Learns what is normal for one metric of one device and scores each reading. Deterministic: the
 * same readings give the same scores bit for bit on every machine. Not thread-safe. What is
 * expected and observed is about the reading that was scored last.
 */
public interface LearnedDetector {
  /**
   * Scores a reading, then learns it. A reading that is not finite, or above 1e150, scores 0 and
   * teaches nothing.
   *
   * @param time milliseconds since 1970
   * @return 0 to 1; from 0.5 on it is an alarm, raised once for an episode
   */
  double score(long time, double value);

  /** The part that deviated most. */
  Part part();

  /** The lower end of what that part expected. */
  double expectedLow();

  /** The upper end of what that part expected. */
  double expectedHigh();

  /** What that part saw: a reading, a mean, a usual difference or a count of equal readings. */
  double observed();

  /** What was learned, in as many bytes for every metric, the first being the version. */
  byte[] toBytes();
}
