package dev.muster.simulator.script;

import dev.muster.control.registry.DeviceStatus;
import java.util.List;

/**
 * A record for the registry topic.
 *
 * @param device number of the device
 * @param version version of its record
 * @param status standing that it states
 * @param slots slots of the keys that it lists
 * @param forgery what is wrong with it
 */
public record RegistryChange(
    int device, long version, DeviceStatus status, List<Integer> slots, Forgery forgery)
    implements Step.Content {

  /** Keeps its own copy of the slots. */
  public RegistryChange {
    slots = List.copyOf(slots);
  }
}
