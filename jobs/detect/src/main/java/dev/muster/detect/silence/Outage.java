package dev.muster.detect.silence;

import dev.muster.detect.finding.Finding;

/**
 * A whole site that is silent.
 *
 * @param finding the finding that says so
 * @param expected how many should speak
 * @param missing how many of them do not
 * @param back how many have spoken again
 * @param delayed how many of those had never been silent
 */
record Outage(Finding finding, int expected, int missing, int back, int delayed) {

  static Outage begin(Finding finding, MissingShare share) {
    return new Outage(finding, share.expected(), share.missing(), 0, 0);
  }

  Outage joined() {
    int more = missing + 1;
    return new Outage(finding, Math.max(expected, more), more, back, delayed);
  }

  Outage left() {
    return new Outage(finding, expected, missing - 1, back, delayed);
  }

  Outage spoke(boolean late) {
    return new Outage(finding, expected, missing - 1, back + 1, delayed + (late ? 1 : 0));
  }

  /** Whether more than half speak again. */
  boolean isOver() {
    return 2 * missing < expected;
  }

  /** Whether most that came back had never been silent. */
  boolean wasDelay() {
    return 2 * delayed > back;
  }
}
