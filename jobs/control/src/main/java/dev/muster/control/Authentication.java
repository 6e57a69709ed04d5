package dev.muster.control;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a control record by itself, before the newest version of its subject is
 * known.
 */
public sealed interface Authentication<T> {

  /**
   * Signed by a key whose role allows the kind, for this fleet and subject, not expired at arrival.
   *
   * @param subject device id or bundle name
   * @param bytes the content in its Avro form
   * @param basis the registrar's record that a device's rests on; null for other kinds
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Authentic<T>(
      String subject, long version, long kid, T content, byte[] bytes, @Nullable Basis basis)
      implements Authentication<T> {
    @Override
    public <R> R fold(Function<Authentic<T>, R> onAuthentic, Function<Refused<T>, R> onRefused) {
      return onAuthentic.apply(this);
    }
  }

  /**
   * Not to be believed.
   *
   * @param result the first check that failed
   * @param detail one short sentence for people
   * @param subject subject that the Kafka key states, or null
   * @param version claimed version, or {@link ControlOutcome#UNKNOWN}
   * @param kid claimed signer, or {@link ControlOutcome#UNKNOWN}
   */
  record Refused<T>(
      ControlResult result, String detail, @Nullable String subject, long version, long kid)
      implements Authentication<T> {
    @Override
    public <R> R fold(Function<Authentic<T>, R> onAuthentic, Function<Refused<T>, R> onRefused) {
      return onRefused.apply(this);
    }
  }

  /** Answers for the case that it is. */
  <R> R fold(Function<Authentic<T>, R> onAuthentic, Function<Refused<T>, R> onRefused);
}
