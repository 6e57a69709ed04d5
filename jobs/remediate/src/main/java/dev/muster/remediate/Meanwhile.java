package dev.muster.remediate;

import dev.muster.control.registry.DeviceRecord;
import dev.muster.control.registry.DeviceStatus;
import dev.muster.detect.silence.Progress;
import org.jspecify.annotations.Nullable;

/**
 * What became known of a proposal's device and finding while it waits for consent: what is asked
 * again when consent comes.
 *
 * @param findingOver whether what caused it is no more
 * @param newerCommand whether the device was told something else
 * @param standing why the device's newest registry record forbids it; null where none forbids it
 * @param registryVersion version of that record; 0 where none came since
 * @param epoch newest epoch of the device that is known
 * @param lastSequence highest sequence number that is known of it in that epoch
 */
public record Meanwhile(
    boolean findingOver,
    boolean newerCommand,
    @Nullable Hold standing,
    long registryVersion,
    long epoch,
    long lastSequence) {

  /** What is known when a proposal is made. */
  public static Meanwhile asOf(long epoch, long lastSequence) {
    return new Meanwhile(false, false, null, 0, epoch, lastSequence);
  }

  /** After what caused it ended. */
  public Meanwhile findingEnded() {
    return new Meanwhile(true, newerCommand, standing, registryVersion, epoch, lastSequence);
  }

  /** After the device was told something else. */
  public Meanwhile commanded() {
    return new Meanwhile(findingOver, true, standing, registryVersion, epoch, lastSequence);
  }

  /** After somebody wrote a registry record of the device; only the newest one counts. */
  public Meanwhile registered(DeviceRecord record) {
    if (record.version() <= registryVersion) {
      return this;
    }
    Hold forbids = null;
    if (record.status() == DeviceStatus.REMOVED) {
      forbids = Hold.DEVICE_REMOVED;
    } else if (record.suspendedByPerson()) {
      forbids = Hold.SUSPENDED_BY_PERSON;
    }
    return new Meanwhile(findingOver, newerCommand, forbids, record.version(), epoch, lastSequence);
  }

  /** After the device spoke; numbers only grow. */
  public Meanwhile spoke(Progress progress) {
    boolean further =
        progress.epoch() > epoch
            || (progress.epoch() == epoch && progress.sequence() > lastSequence);
    return further
        ? new Meanwhile(
            findingOver,
            newerCommand,
            standing,
            registryVersion,
            progress.epoch(),
            progress.sequence())
        : this;
  }
}
