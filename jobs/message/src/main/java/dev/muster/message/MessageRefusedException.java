package dev.muster.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are no message of a known version. The text names the first defect and never contains
 * payload. Carries no stack trace: anyone can send junk.
 */
public final class MessageRefusedException extends Exception {
  /** Why the bytes were refused. */
  public enum Kind {
    /** Not a well-formed message. */
    MALFORMED,
    /** A well-formed signed object whose {@code typ} names another kind or version. */
    UNSUPPORTED_VERSION
  }

  private final Kind kind;
  private final @Nullable String device;

  MessageRefusedException(Kind kind, String detail, @Nullable String device) {
    super(detail, null, false, false);
    this.kind = kind;
    this.device = device;
  }

  /** Why the bytes were refused. */
  public Kind kind() {
    return kind;
  }

  /** The device that the bytes name, where that could be read; of valid syntax, not believed. */
  public Optional<String> device() {
    return Optional.ofNullable(device);
  }
}
