package dev.muster.simulator.agent;

import dev.muster.simulator.forge.Parcel;
import dev.muster.simulator.script.Expectation;

/** Takes records that no script foresaw. */
@FunctionalInterface
public interface Outlet {
  /**
   * Sends a record.
   *
   * @param expectation what must become of it
   */
  void send(Parcel parcel, Expectation expectation);
}
