package dev.muster.decrypt;

import dev.muster.arrival.Origin;
import dev.muster.control.registry.DeviceRecord;
import dev.muster.decrypt.policy.Purpose;
import dev.muster.message.reading.Reading;
import java.util.List;
import java.util.Set;

/**
 * A section that policy let this workload open. Secret: never printed, and never to leave the task
 * that opened it. Immutable.
 *
 * @param device the registry record that the message was judged by
 * @param issuedAt device time of the message in seconds since 1970-01-01T00:00Z, 0 without a clock
 * @param dataClass class of the data; a message has at most one section of each
 * @param purposes what it may be used for, at least one, and for nothing else
 * @param readings what is inside, in the order of the device
 */
public record OpenedSection(
    Origin origin,
    DeviceRecord device,
    long epoch,
    long sequence,
    long issuedAt,
    String dataClass,
    Set<Purpose> purposes,
    long policyVersion,
    List<Reading> readings) {

  /** Whether it may be used for a purpose. */
  public boolean allows(Purpose purpose) {
    return purposes.contains(purpose);
  }

  /** Names the place, never a reading. */
  @Override
  public String toString() {
    return "OpenedSection[%s of %s]".formatted(dataClass, origin);
  }
}
