package dev.muster.verify;

import dev.muster.arrival.Origin;
import dev.muster.message.Unopened;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A refused record on its way to quarantine, its bytes untouched. Immutable: the arrays are never
 * written to after construction.
 *
 * @param detail one short sentence for people; holds no payload
 * @param unopened what is known of a record of which key and value are the beginnings only; null
 *     for one that is here whole
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by its content.
public record RefusedRecord(
    Origin origin,
    byte @Nullable [] key,
    byte @Nullable [] value,
    VerdictReason reason,
    String detail,
    @Nullable Unopened unopened) {

  /** A record that is here whole. */
  public RefusedRecord(
      Origin origin, byte[] key, byte[] value, VerdictReason reason, String detail) {
    this(origin, key, value, reason, detail, null);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RefusedRecord that
        && origin.equals(that.origin)
        && Arrays.equals(key, that.key)
        && Arrays.equals(value, that.value)
        && reason == that.reason
        && Objects.equals(detail, that.detail)
        && Objects.equals(unopened, that.unopened);
  }

  @Override
  public int hashCode() {
    return Objects.hash(origin, reason);
  }
}
