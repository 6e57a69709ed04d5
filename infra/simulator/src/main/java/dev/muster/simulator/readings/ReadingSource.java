package dev.muster.simulator.readings;

import dev.muster.simulator.roster.SimulatedDevice;
import java.util.List;

/** Where the devices of a simulation take their readings from. Safe for use by many threads. */
public interface ReadingSource {

  /**
   * Whether it is known what is normal in them. Of recordings it is not: they have anomalies and
   * outages of their own, which nobody planned.
   */
  boolean isSynthetic();

  /**
   * What a device has to say.
   *
   * @param ordinal how many times it has been asked before
   * @return its sections, or nothing when the device is silent at that moment
   */
  List<Section> read(SimulatedDevice device, long ordinal, long scriptMillis);
}
