package dev.muster.simulator.readings;

import dev.muster.simulator.roster.SimulatedDevice;
import java.util.List;

/** Readings of which nobody knows what is normal, as of a recording; without an outage. */
public final class UnknownReadings implements ReadingSource {
  @Override
  public boolean isSynthetic() {
    return false;
  }

  @Override
  public List<Section> read(SimulatedDevice device, long ordinal, long scriptMillis) {
    return List.of(
        new Section("operational", List.of(new Measurement("flow", "m3/s", ordinal % 7))));
  }
}
