package dev.muster.message.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An action as a rule asks for it: its times count from what causes it. Immutable. */
public interface Order {

  /** Which action it is. */
  ActionKind kind();

  /**
   * The action that follows from a cause.
   *
   * @param arrival when the cause arrived, in milliseconds since 1970-01-01T00:00Z
   */
  Action at(long arrival);

  /** How long the action lasts; null where it has no end. */
  default @Nullable Duration lasting() {
    return null;
  }
}
