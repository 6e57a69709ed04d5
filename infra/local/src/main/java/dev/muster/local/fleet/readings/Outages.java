package dev.muster.local.fleet.readings;

import dev.muster.local.fleet.roster.SimulatedDevice;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Long times in which a device said nothing because its readings have an outage there: true
 * silences that nobody planned. Written by the thread that plays the script; may be asked by
 * others.
 */
public final class Outages {
  /** Cadences after which a device may be missed. */
  private static final long LONG = 3;

  private static final long MILLIS = 1_000;

  private final Map<Integer, Long> spoken = new ConcurrentHashMap<>();
  private final Set<String> explained = ConcurrentHashMap.newKeySet();

  /**
   * Notes whether a device says something at a moment at which it otherwise would.
   *
   * @param at milliseconds since the start of the script
   */
  public void note(SimulatedDevice device, long at, boolean silent) {
    if (silent) {
      long since = at - spoken.getOrDefault(device.index(), 0L);
      if (since + device.intervalMillis() >= LONG * device.cadenceSeconds() * MILLIS) {
        explained.add(device.id());
        explained.add(device.site());
      }
    } else {
      spoken.put(device.index(), at);
    }
  }

  /** Whether an outage may explain the silence of a device, a gateway or a site. */
  public boolean explains(String subject) {
    return explained.contains(subject);
  }
}
