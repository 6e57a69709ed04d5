package dev.muster.simulator.script;

/** What is wrong with a control record. */
public enum Forgery {
  /** Nothing: the right role signed it. */
  NONE,
  /** The content without any signature around it. */
  UNSIGNED,
  /** Signed by a key of the root document whose role does not allow it. */
  WRONG_ROLE,
  /** Signed by a key that the root document does not know. */
  UNKNOWN_SIGNER,
  /** One bit of the signature flipped. */
  DAMAGED,
  /** Signed and expired. */
  EXPIRED,
  /** Signed for another fleet. */
  OTHER_FLEET
}
