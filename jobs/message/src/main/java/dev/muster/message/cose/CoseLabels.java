package dev.muster.message.cose;

/** Labels of COSE headers and keys, algorithms and CWT claims that Muster's structures use. */
public final class CoseLabels {
  /** Header: algorithm (RFC 9052). */
  public static final long ALGORITHM = 1;

  /** Header: key identifier (RFC 9052). */
  public static final long KID = 4;

  /** Header: initialization vector (RFC 9052). */
  public static final long IV = 5;

  /** Header: CWT claims (RFC 9597). */
  public static final long CWT_CLAIMS = 15;

  /** Header: type of the whole object (RFC 9596). */
  public static final long TYPE = 16;

  /** Header of a recipient: ephemeral key (RFC 9053). */
  public static final long EPHEMERAL_KEY = -1;

  /** Claim: issuer (RFC 8392). */
  public static final long ISSUER = 1;

  /** Claim: subject (RFC 8392). */
  public static final long SUBJECT = 2;

  /** Claim: audience (RFC 8392). */
  public static final long AUDIENCE = 3;

  /** Claim: expiry in seconds (RFC 8392). */
  public static final long EXPIRES_AT = 4;

  /** Claim: not before, in seconds (RFC 8392). */
  public static final long NOT_BEFORE = 5;

  /** Claim: issued at, in seconds (RFC 8392). */
  public static final long ISSUED_AT = 6;

  /** Claim: identifier (RFC 8392). */
  public static final long ID = 7;

  /** Claim: EAT boot count (RFC 9711), used as epoch. */
  public static final long EPOCH = 267;

  /** Claim: sequence number within an epoch. Private use. */
  public static final long SEQUENCE = -65537;

  /** Claim: version of a control record. Private use. */
  public static final long VERSION = -65538;

  /** Tag of a COSE_Sign1. */
  public static final long TAG_SIGN1 = 18;

  /** Tag of a COSE_Encrypt. */
  public static final long TAG_ENCRYPT = 96;

  private CoseLabels() {}
}
