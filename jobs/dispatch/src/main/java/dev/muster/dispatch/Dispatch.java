package dev.muster.dispatch;

import dev.muster.control.ControlResult;
import dev.muster.remediate.Intent;
import java.util.function.Function;

/** What becomes of one record of the intents topic. */
public sealed interface Dispatch {

  /**
   * Signed.
   *
   * @param command the value for the command topic
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Signed(Intent intent, byte[] command) implements Dispatch {
    @Override
    public <R> R fold(Function<Signed, R> onSigned, Function<Refused, R> onRefused) {
      return onSigned.apply(this);
    }
  }

  /**
   * Not signed.
   *
   * @param reason the first check that failed
   * @param detail one short sentence for people
   */
  record Refused(ControlResult reason, String detail) implements Dispatch {
    @Override
    public <R> R fold(Function<Signed, R> onSigned, Function<Refused, R> onRefused) {
      return onRefused.apply(this);
    }
  }

  /** Answers for the case that it is. */
  <R> R fold(Function<Signed, R> onSigned, Function<Refused, R> onRefused);
}
