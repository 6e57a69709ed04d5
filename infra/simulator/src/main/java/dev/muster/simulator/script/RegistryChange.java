package dev.muster.simulator.script;

import dev.muster.control.registry.DeviceStatus;
import java.util.List;

/**
 * A record for the registry topic.
 *
 * @param device number of the device
 */
public record RegistryChange(
    int device, long version, DeviceStatus status, List<Integer> slots, Forgery forgery)
    implements Step.Content {

  /** Keeps its own copy of the slots. */
  public RegistryChange {
    slots = List.copyOf(slots);
  }
}
