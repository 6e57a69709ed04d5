package dev.muster.local.fleet.truth;

import dev.muster.local.fleet.forge.SectionNote;
import dev.muster.local.fleet.roster.SimulatedDevice;
import dev.muster.local.fleet.script.SectionFault;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must become of the sections of accepted messages, as a count for each device, class and
 * outcome. Safe for use by many threads.
 */
public final class SectionTruth {
  private final Permission permission;
  private final Map<Key, Long> expected = new HashMap<>();
  private final Map<SectionFault, Long> faults = new TreeMap<>();

  /**
   * @param permission what policy says
   */
  public SectionTruth(Permission permission) {
    this.permission = permission;
  }

  /** The policy that is in force, as far as the simulation knows it. */
  @FunctionalInterface
  public interface Permission {
    /** No policy, so nothing is opened. */
    Permission NONE = (device, dataClass) -> false;

    /** Whether a section may be opened for at least one purpose. */
    boolean opens(SimulatedDevice device, String dataClass);
  }

  /**
   * What sections are counted by.
   *
   * @param device device id
   * @param dataClass class that the section says it is of
   * @param outcome wire name of what became of it
   */
  public record Key(String device, String dataClass, String outcome) {}

  /** Notes a section of an accepted message. */
  public synchronized void sent(SimulatedDevice device, SectionNote note) {
    expected.merge(new Key(device.id(), note.dataClass(), outcome(device, note)), 1L, Long::sum);
    if (note.fault() != SectionFault.NONE) {
      faults.merge(note.fault(), 1L, Long::sum);
    }
  }

  /** How many sections must have ended in each way. */
  public synchronized Map<Key, Long> expected() {
    return Map.copyOf(expected);
  }

  /** How many sections with each fault were sent. */
  public synchronized Map<SectionFault, Long> faults() {
    return Map.copyOf(faults);
  }

  private String outcome(SimulatedDevice device, SectionNote note) {
    return permission.opens(device, note.dataClass()) ? note.fault().outcome().name() : "DENIED";
  }
}
