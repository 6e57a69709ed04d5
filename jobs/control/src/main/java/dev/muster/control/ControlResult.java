package dev.muster.control;

import dev.muster.arrival.ControlTime;

/**
 * What became of a control record: applied, or refused for the first check that failed. Checks run
 * in the order of the constants from {@link #TOMBSTONE} on. Names are wire names and never change.
 */
public enum ControlResult {
  /** In force from its append time + {@link ControlTime#DELAY}. */
  APPLIED,
  /** No value: changes nothing, because removal is a signed record. */
  TOMBSTONE,
  /** Larger than any control record may be. */
  TOO_LARGE,
  /** No Kafka key that could be a subject, or not on the partition that the key belongs to. */
  MISROUTED,
  /** The bare content, or a signed record with an empty signature. */
  UNSIGNED,
  /** No signed record could be read from the value. */
  MALFORMED,
  /** Well-formed, but its {@code typ} is of another kind or version than the topic's. */
  WRONG_KIND,
  /** Made for another fleet. */
  WRONG_FLEET,
  /** Signed by a key that the root document does not know. */
  UNKNOWN_KEY,
  /** Signed by a key whose role does not allow this kind. */
  WRONG_ROLE,
  /** Names another algorithm than the root document does for the key. */
  ALGORITHM_NOT_ALLOWED,
  /** The signature does not fit the bytes. */
  BAD_SIGNATURE,
  /** Kafka key, {@code sub} claim and content do not name the same subject. */
  SUBJECT_MISMATCH,
  /** Well signed, but the content is not what the kind promises. */
  CONTENT_MALFORMED,
  /** Arrived at or after its end. */
  EXPIRED,
  /**
   * A standing that is not one alone: what it stands over is no record of the registrar's for this
   * device, or one that no command may change, of a device removed or suspended by a person.
   */
  STANDING_ONLY,
  /** A version that is not newer than the newest one applied to this subject. */
  OLDER_VERSION,
  /** A standing that is not the next version, or not over the registrar's record in force. */
  NOT_IN_FORCE;

  /** Says whether the record takes effect. */
  public boolean applied() {
    return this == APPLIED;
  }
}
