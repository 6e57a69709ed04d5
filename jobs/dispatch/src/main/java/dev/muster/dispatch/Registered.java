package dev.muster.dispatch;

import dev.muster.control.Basis;
import dev.muster.control.Precedence;
import dev.muster.control.registry.DeviceRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the registry says about a device.
 *
 * @param record its newest record, or the registrar's with the newest standing
 * @param basis the registrar's signed record that it rests on, which the next standing is put over;
 *     null where it was seen before standings had a key of their own, so that none can be written
 *     before the registry's next record
 */
public record Registered(DeviceRecord record, @Nullable Basis basis) {

  /** What decides whether another record follows. */
  Precedence precedence() {
    return basis == null
        ? Precedence.of(record.version())
        : new Precedence(record.version(), basis.version(), basis.sha256());
  }

  /**
   * Says whether the registry's gate lets this one through over what was seen, or null; or it is
   * the same again, and what it rests on was not known.
   */
  boolean follows(@Nullable Registered seen) {
    return seen == null
        || precedence().follows(seen.precedence())
        || (seen.basis == null && record.equals(seen.record));
  }
}
