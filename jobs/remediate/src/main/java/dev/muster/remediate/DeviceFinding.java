package dev.muster.remediate;

import dev.muster.control.registry.DeviceRecord;
import org.jspecify.annotations.Nullable;

/**
 * A finding about one device, as far as rules judge it. Carries no reading outside the class {@code
 * operational}.
 *
 * @param arrival milliseconds of arrival at which it was claimed
 * @param finding id of the finding
 * @param occasion whether it was made or is over
 * @param dataClass class of the readings behind it; null when it rests on none
 * @param metric name of the reading; null when it rests on none
 * @param deviation how far from expected, in units of the normal spread; NaN when it has none
 * @param device the device as registered
 * @param epoch the device's epoch when it was found; {@link #NO_EPOCH} for a device that never
 *     spoke
 * @param lastSequence highest sequence number seen of the device in that epoch
 */
public record DeviceFinding(
    long arrival,
    String finding,
    String kind,
    Occasion occasion,
    String detection,
    @Nullable String dataClass,
    @Nullable String metric,
    double deviation,
    DeviceRecord device,
    long epoch,
    long lastSequence) {
  /** No message of the device has ever told its epoch. */
  public static final long NO_EPOCH = -1;

  /** Says whether an epoch of the device is known, so that it can execute what is meant for it. */
  public boolean epochKnown() {
    return epoch != NO_EPOCH;
  }
}
