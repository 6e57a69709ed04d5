package dev.muster.message;

/** Bounds of version 1 of the message, as its specification states them. */
public final class MessageLimits {
  /**
   * Largest value of a telemetry record in bytes, envelope included, unless an operator sets
   * another.
   */
  public static final int MAX_VALUE_BYTES = 65_536;

  /** Most sections in a message. */
  public static final int MAX_SECTIONS = 16;

  /** Longest device, gateway and fleet id in bytes. */
  public static final int MAX_ID_BYTES = 64;

  /** Longest reason in an acknowledgement or command, in bytes of UTF-8. */
  public static final int MAX_REASON_BYTES = 256;

  /** Deepest nesting of arrays, maps and tags. */
  public static final int MAX_DEPTH = 16;

  /** Epochs are below this. */
  public static final long EPOCH_END = 1L << 32;

  /** Sequence numbers are below this. */
  public static final long SEQUENCE_END = 1L << 48;

  /** Times in seconds are below this. */
  public static final long TIME_END = 1L << 40;

  private MessageLimits() {}
}
