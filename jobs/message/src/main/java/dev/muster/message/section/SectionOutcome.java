package dev.muster.message.section;

/** What became of a section. The names are stable. */
public enum SectionOutcome {
  /** Opened and its plaintext is well-formed. */
  OPENED,
  /** Policy does not let this workload open it for this purpose. */
  DENIED,
  /** None of its recipients is a key that is held. */
  NO_KEY,
  /** Its data class is not known. */
  UNKNOWN_CLASS,
  /** The content key does not unwrap: another scope, or changed. */
  UNWRAP_FAILED,
  /** The ciphertext does not authenticate here: moved, or changed. */
  TAG_FAILED,
  /** Opened, and what is inside is not SenML. */
  PLAINTEXT_MALFORMED
}
