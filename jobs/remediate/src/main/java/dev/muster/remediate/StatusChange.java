package dev.muster.remediate;

import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;

/**
 * The standing that the registry is to give a device together with its command, so that ingest
 * agrees with what the device was told.
 *
 * @param status the new standing
 * @param until its end in milliseconds since 1970-01-01T00:00Z, or {@link Intent#NO_END}
 * @param record the registry record that the decision rests on; all but status and version of the
 *     new record are to be taken from it
 */
public record StatusChange(DeviceStatus status, long until, DeviceRecord record) {
  /** Returns the registry record that is to follow the one that the decision rests on. */
  public DeviceRecord next() {
    return record.standing(status, until == Intent.NO_END ? DeviceRecord.NO_END : until);
  }
}
