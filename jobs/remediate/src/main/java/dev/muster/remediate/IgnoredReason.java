package dev.muster.remediate;

/** Why something that came in had no effect. Wire names never change. */
public enum IgnoredReason {
  /** An answer to a command that waits for none: never issued, expired, or answered before. */
  ANSWER_NOT_PENDING("answer-not-pending"),
  /** An answer from another device than the command's audience. */
  ANSWER_NOT_FROM_AUDIENCE("answer-not-from-audience"),
  /** An answer to another counter. */
  ANSWER_OTHER_COUNTER("answer-other-counter"),
  /** An approval of a command that waits for none. */
  APPROVAL_NOT_PENDING("approval-not-pending"),
  /** An approval of another content. */
  APPROVAL_OTHER_CONTENT("approval-other-content"),
  /** An approval that ended before it counted. */
  APPROVAL_ENDED("approval-ended"),
  /** A finding before the first rules, or under rules that cannot be read. */
  FINDING_WITHOUT_RULES("finding-without-rules"),
  /** A rule whose condition could not be evaluated. */
  CONDITION_FAILED("condition-failed"),
  /** A finding that was answered already. */
  FINDING_ANSWERED("finding-answered"),
  /** A finding about a device that was taken out of the fleet. */
  DEVICE_REMOVED("device-removed"),
  /** A rule that would resume a device which a person suspended. */
  SUSPENDED_BY_PERSON("suspended-by-person"),
  /** A finding whose times or numbers no command can carry. */
  OUT_OF_BOUNDS("out-of-bounds");

  private final String wireName;

  IgnoredReason(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the name in metrics. */
  public String wireName() {
    return wireName;
  }
}
