package dev.muster.simulator.readings;

import dev.muster.simulator.roster.Roster;
import dev.muster.simulator.roster.SilenceLimit;
import dev.muster.simulator.roster.SimulatedDevice;
import dev.muster.simulator.script.ExpectedFinding;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Devices that said nothing for long because their readings have an outage there: true silences
 * that nobody planned. Which of its silences an outage explains is not told apart.
 *
 * <p>Written by the thread that plays the script; may be asked by others.
 */
public final class Outages {
  /** As the pipeline's defaults: so many devices, and this part of a site, are the whole site. */
  private static final long FEWEST = 3;

  private static final double SHARE = 0.8;

  private final Map<Integer, Long> spoken = new HashMap<>();
  private final Set<SimulatedDevice> silenced = ConcurrentHashMap.newKeySet();
  private final Roster roster;

  /** No outages yet. */
  public Outages(Roster roster) {
    this.roster = roster;
  }

  /**
   * Notes whether a device says something at a moment at which it otherwise would.
   *
   * @param at milliseconds since the start of the script
   */
  public void note(SimulatedDevice device, long at, boolean silent) {
    if (!silent) {
      spoken.put(device.index(), at);
    } else if (at + 2 * device.intervalMillis() - spoken.getOrDefault(device.index(), 0L)
        >= SilenceLimit.of(device)) {
      silenced.add(device);
    }
  }

  /** Whether an outage may explain that a finding about silence was made, or did not end. */
  public boolean explain(String kind, String subject) {
    return switch (kind) {
      case ExpectedFinding.SILENT, ExpectedFinding.GATEWAY_DOWN ->
          silenced.stream().anyMatch(device -> device.id().equals(subject));
      case ExpectedFinding.SITE_DOWN -> {
        long devices = at(subject, roster.devices());
        yield at(subject, silenced) >= Math.max(FEWEST, SHARE * devices);
      }
      default -> false;
    };
  }

  private static long at(String site, Iterable<SimulatedDevice> devices) {
    long count = 0;
    for (SimulatedDevice device : devices) {
      if (device.site().equals(site)) {
        count++;
      }
    }
    return count;
  }
}
