package dev.muster.connectors.kafka.resume;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Records of one partition that can't be read any more.
 *
 * @param first the offset of the first
 * @param last the offset of the last, or {@link #UNKNOWN}
 */
public record LostRecords(String topic, int partition, long first, long last)
    implements Serializable {
  /** Stands for whatever came after the first: nobody can tell how much that was. */
  public static final long UNKNOWN = -1;

  private static final Pattern WRITTEN =
      Pattern.compile("([^/@]+)/(\\d{1,9})@(\\d{1,18})-(\\d{0,18})");

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if it is nothing of that kind; says what it should be
   */
  public static LostRecords parse(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
      throw new IllegalArgumentException(
          "must name lost records as the refused start did, such as `muster.telemetry/2@100-199`");
    }
    return new LostRecords(
        written.group(1),
        Integer.parseInt(written.group(2)),
        Long.parseLong(written.group(3)),
        written.group(4).isEmpty() ? UNKNOWN : Long.parseLong(written.group(4)));
  }

  /** As a person names them to accept the loss: {@code topic/partition@first-last}. */
  @Override
  public String toString() {
    return topic + "/" + partition + "@" + first + "-" + (last == UNKNOWN ? "" : last);
  }
}
