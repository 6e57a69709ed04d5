package dev.muster.control.registry;

import dev.muster.message.Identifiers;

/**
 * Another standing over a record of the registrar's: all that the role {@code standing} can say.
 *
 * <p>It holds the registrar's record as that was signed, and nothing in place of it. So whoever has
 * the key can change no key, cohort or cadence, whatever fields a device record gains; can suspend
 * only until an end, as commands do; and can neither remove a device nor name a new one.
 *
 * @param version of the device: the one in force and 1
 * @param suspendedUntil milliseconds of arrival at which the suspension ends, or {@link
 *     DeviceRecord#NO_END} for a device that is active
 * @param registered the registrar's record, a {@code SignedRecord}; shared, never to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Standing(String device, long version, long suspendedUntil, byte[] registered) {

  /**
   * Checks what holds of every standing.
   *
   * @throws IllegalArgumentException with one sentence that names the defect
   */
  public Standing {
    require(
        Identifiers.isId(device), "the device id is not 1 to 64 characters of A-Z a-z 0-9 . _ : -");
    require(version > 0, "the version is not positive");
    require(suspendedUntil > 0, "the end of the suspension is not positive");
  }

  /**
   * The standing of this record, which goes with a command.
   *
   * @param registered the registrar's signed record, of which {@code record} differs in standing
   * @throws IllegalArgumentException if no command gives such a standing
   */
  public static Standing of(DeviceRecord record, byte[] registered) {
    boolean active =
        record.status() == DeviceStatus.ACTIVE && record.suspendedUntil() == DeviceRecord.NO_END;
    require(
        active || record.suspendedUntil() != DeviceRecord.NO_END,
        "no command removes a device, or suspends one without end");
    return new Standing(record.device(), record.version(), record.suspendedUntil(), registered);
  }

  /** Returns what the registry says with this standing: the registrar's record in all else. */
  public DeviceRecord over(DeviceRecord record) {
    DeviceStatus status =
        suspendedUntil == DeviceRecord.NO_END ? DeviceStatus.ACTIVE : DeviceStatus.SUSPENDED;
    return record.standing(version, status, suspendedUntil);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
