package dev.muster.detect.level;

/**
 * One number that a device reported. Secret where its class is.
 *
 * @param time when it was measured, milliseconds by the device's clock; by arrival without one
 * @param value the number, finite
 * @param arrival arrival of its message, milliseconds since 1970
 * @param offset offset of its message
 * @param cadence longest usual time between two messages in milliseconds, 0 when none is known
 */
public record Sample(long time, double value, long arrival, long offset, long cadence) {

  /** Names nothing of what was read. */
  @Override
  public String toString() {
    return "Sample[redacted]";
  }
}
