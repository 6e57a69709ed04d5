package dev.muster.verify;

/**
 * What a record was found to be. The constants stand in the order of the checks, cheap before dear,
 * and the first failing check is the verdict.
 *
 * <p>Wire names are stored contracts: tables, metrics and dead-letter headers carry them, and a
 * renamed constant keeps its wire name. Persisted bytes use {@link #code()}, never the ordinal.
 */
public enum VerdictReason {
  /** The record's value is larger than the configured limit; it was not parsed. */
  TOO_LARGE(1, Standing.UNAUTHENTICATED, "the value is larger than the limit"),
  /** No envelope or no message could be read from the value. */
  MALFORMED(2, Standing.UNAUTHENTICATED, "the value cannot be read as a message"),
  /** A well-formed message of a kind or version that this pipeline does not speak. */
  UNSUPPORTED_VERSION(
      3, Standing.UNAUTHENTICATED, "the message is of a kind or version that is not spoken here"),
  /** The message names another fleet as its audience. */
  WRONG_FLEET(4, Standing.UNAUTHENTICATED, "the message is for another fleet"),
  /** Kafka key, envelope and {@code sub} differ, or the partition is not the key's. */
  MISROUTED(
      5, Standing.UNAUTHENTICATED, "key, envelope, message and partition do not name one device"),
  /** No registry record was valid for the device at arrival, or it says that it was removed. */
  UNKNOWN_DEVICE(6, Standing.UNAUTHENTICATED, "the registry does not know the device"),
  /** The device's registry record has no key of this id. */
  UNKNOWN_KEY(7, Standing.UNAUTHENTICATED, "the registry does not know the key of this device"),
  /** The message names another algorithm than the registry does for its key. */
  ALGORITHM_NOT_ALLOWED(8, Standing.UNAUTHENTICATED, "the key is registered for another algorithm"),
  /** The device once used a stronger form; reserved for later, never given today. */
  DOWNGRADED(9, Standing.UNAUTHENTICATED, "the device once used a stronger form"),
  /**
   * The budget of checks in the device's name was spent in this second of arrival, on junk that
   * looked as likely to be the device's as this record.
   */
  OVERLOADED(
      10, Standing.UNAUTHENTICATED, "too many checks in the name of this device led to nothing"),
  /** The signature does not match; the sender may be anyone. */
  BAD_SIGNATURE(11, Standing.UNAUTHENTICATED, "the signature does not match"),

  /** The key's certificate chain does not hold; reserved for later, never given today. */
  CHAIN_INVALID(12, Standing.AUTHENTICATED, "the certificate chain does not hold"),
  /** The key's certificate had expired; reserved for later, never given today. */
  CERTIFICATE_EXPIRED(13, Standing.AUTHENTICATED, "the certificate had expired"),
  /** The trust bundle valid at arrival revokes the key. */
  REVOKED(14, Standing.AUTHENTICATED, "the key is revoked"),
  /** The registry does not allow the key for messages of this type. */
  KEY_USE_NOT_ALLOWED(15, Standing.AUTHENTICATED, "the key may not sign messages of this type"),
  /** The device was suspended at arrival, and the type is none that it may still send. */
  DEVICE_SUSPENDED(16, Standing.AUTHENTICATED, "the device is suspended"),
  /** The device's time lies further ahead of arrival than its cohort allows. */
  FROM_THE_FUTURE(17, Standing.AUTHENTICATED, "the device's time is too far ahead"),
  /** The device's time lies further behind arrival than its cohort allows. */
  STALE(18, Standing.AUTHENTICATED, "the device's time is too far behind"),
  /** The epoch is below the highest one and is not the one seen before it. */
  EPOCH_REGRESSED(19, Standing.AUTHENTICATED, "the epoch fell"),
  /** The epoch is further ahead than any device boots; it moves nothing. */
  EPOCH_JUMP(20, Standing.AUTHENTICATED, "the epoch jumped too far"),
  /** The sequence number lies below the window: whether it was seen is no longer known. */
  OUT_OF_WINDOW(21, Standing.AUTHENTICATED, "the sequence number is below the window"),
  /** Seen, the same bytes, a short time after their first arrival: several gateways. */
  DUPLICATE(22, Standing.AUTHENTICATED, "the same message came before, a short time ago"),
  /**
   * The epoch and sequence number were seen a short time ago, with other bytes. Only who holds the
   * key can do that: the device used a number twice, and with it a nonce, or its key is in two
   * places.
   */
  NUMBER_REUSED(
      28, Standing.AUTHENTICATED, "the sequence number was used for another message before"),
  /** The epoch and sequence number were seen longer ago, whatever the bytes were then. */
  REPLAYED(23, Standing.AUTHENTICATED, "the sequence number was seen before"),
  /** The device sent more than its quota; reserved for later, never given today. */
  OVER_QUOTA(24, Standing.AUTHENTICATED, "the device sent more than its quota"),
  /** The attestation evidence does not hold; reserved for later, never given today. */
  ATTESTATION_FAILED(25, Standing.AUTHENTICATED, "the attestation evidence does not hold"),
  /** Every check passed. */
  ACCEPTED(26, Standing.AUTHENTICATED, "every check passed"),

  /** A tick of the metronome: no message at all. */
  TICK(27, Standing.UNAUTHENTICATED, "a tick of the metronome");

  private static final VerdictReason[] BY_CODE = byCode();

  private final byte code;
  private final Standing standing;
  private final String explanation;

  VerdictReason(int code, Standing standing, String explanation) {
    this.code = (byte) code;
    this.standing = standing;
    this.explanation = explanation;
  }

  /** The stable name in tables, metrics and headers. */
  public String wireName() {
    return name();
  }

  /** The finding in a few words, for people. */
  public String explanation() {
    return explanation;
  }

  /** Whether a record with this verdict carried a signature that verified. */
  public boolean authenticated() {
    return standing == Standing.AUTHENTICATED;
  }

  /** Whether the record was turned away: everything but {@link #ACCEPTED} and {@link #TICK}. */
  public boolean refused() {
    return this != ACCEPTED && this != TICK;
  }

  /** The stable number in persisted bytes. */
  public byte code() {
    return code;
  }

  /**
   * The reason of a persisted number.
   *
   * @throws IllegalArgumentException if no reason has this number
   */
  public static VerdictReason ofCode(byte code) {
    if (code < 1 || code >= BY_CODE.length) {
      throw new IllegalArgumentException("No verdict reason has the code " + code);
    }
    return BY_CODE[code];
  }

  private static VerdictReason[] byCode() {
    VerdictReason[] reasons = new VerdictReason[values().length + 1];
    for (VerdictReason reason : values()) {
      reasons[reason.code] = reason;
    }
    return reasons;
  }

  private enum Standing {
    AUTHENTICATED,
    UNAUTHENTICATED
  }
}
