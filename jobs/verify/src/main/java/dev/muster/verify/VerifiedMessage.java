package dev.muster.verify;

import dev.muster.arrival.Origin;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.message.DeviceMessage;

/**
 * An accepted message with at least one section: its sender is proved, its sections are sealed.
 * Immutable: its arrays are never written to after construction.
 *
 * @param message the message, read in place in the record's value
 * @param device the registry record that it was judged by
 */
public record VerifiedMessage(
    Origin origin, DeviceMessage message, DeviceRecord device, JudgedBy judgedBy)
    implements DecryptInput {

  /** Two verified messages are the same if they are the same record. */
  @Override
  public boolean equals(Object other) {
    return other instanceof VerifiedMessage that && origin.equals(that.origin);
  }

  @Override
  public int hashCode() {
    return origin.hashCode();
  }
}
