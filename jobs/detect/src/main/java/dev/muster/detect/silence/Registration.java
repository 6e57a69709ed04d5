package dev.muster.detect.silence;

import dev.muster.control.Accepted;
import dev.muster.control.registry.DeviceRecord;

/**
 * What the registry said, on its way to the device itself and to the gateway that it names.
 *
 * @param to id of the device or gateway that is told
 * @param accepted what was said
 */
public record Registration(String to, Accepted<DeviceRecord> accepted) {

  /** Whether the device itself is told, not its gateway. */
  boolean ofItself() {
    return to.equals(accepted.content().device());
  }
}
