package dev.muster.connectors.kafka;

import dev.muster.message.command.Reset;
import dev.muster.remediate.Intent;

/** Decisions that tests hand on. */
final class Intents {
  private Intents() {}

  /** One that was issued for the device pump-7. */
  static Intent issued() {
    return new Intent(
        "0123456789abcdef0123456789abcdef",
        "pump-7",
        new Reset(),
        4,
        3,
        1025,
        1_790_000_000L,
        1_790_000_600L,
        "too hot",
        "f-1",
        "hot",
        5,
        null,
        null);
  }
}
