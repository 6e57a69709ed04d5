package dev.muster.detect.silence;

import java.io.Serializable;

/**
 * When silences at one place are one incident.
 *
 * @param fewest fewest devices that make an incident
 * @param share part of those that should have spoken by then, above 0 and at most 1
 */
public record GroupLimits(int fewest, double share) implements Serializable {

  /** Three devices that are four fifths of what should speak. */
  public static final GroupLimits DEFAULT = new GroupLimits(3, 0.8);

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one device alone would be a group
   */
  public GroupLimits {
    if (fewest < 2 || !(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "A group is at least two devices and a share above 0 and at most 1");
    }
  }
}
