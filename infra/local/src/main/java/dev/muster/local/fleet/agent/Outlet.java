package dev.muster.local.fleet.agent;

import dev.muster.local.fleet.forge.Parcel;
import dev.muster.local.fleet.script.Expectation;

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
