package dev.muster.remediate;

import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.message.command.Consequence;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The standing that the registry is to give a device together with its command, so that ingest
 * agrees with what the device was told.
 *
 * <p>A suspension that a command imposes always has an end, {@link #WITHOUT_END} where the command
 * names none; one that a person imposes has none. So everybody who reads the record can tell whose
 * it is, and a command lifts no person's.
 *
 * @param until its end in milliseconds since 1970-01-01T00:00Z, or {@link Intent#NO_END}
 * @param record the registry record that the decision rests on
 */
public record StatusChange(DeviceStatus status, long until, DeviceRecord record) {
  /** End of a suspension whose command names none: 9999-12-31T23:59:59Z. */
  public static final long WITHOUT_END = 253_402_300_799_000L;

  /** Returns the standing that goes with an action; null where none does. */
  public static @Nullable DeviceStatus statusOf(Consequence consequence) {
    return switch (consequence) {
      case NONE -> null;
      case SUSPENDS -> DeviceStatus.SUSPENDED;
      case RESUMES -> DeviceStatus.ACTIVE;
    };
  }

  /**
   * Returns the registry record that gives the device this standing, all but status and version
   * taken from the newest one; empty where none is to be written: over a device that is removed,
   * over a suspension by a person, where the device stands so already, and where no version is
   * left.
   */
  public Optional<DeviceRecord> over(DeviceRecord newest) {
    boolean stands = newest.status() == status && newest.suspendedUntil() == end();
    boolean closed = newest.status() == DeviceStatus.REMOVED || newest.version() == Long.MAX_VALUE;
    return stands || closed || newest.suspendedByPerson()
        ? Optional.empty()
        : Optional.of(newest.standing(status, end()));
  }

  private long end() {
    if (until != Intent.NO_END) {
      return until;
    }
    return status == DeviceStatus.SUSPENDED ? WITHOUT_END : DeviceRecord.NO_END;
  }
}
