package dev.muster.simulator.agent;

import dev.muster.simulator.forge.OutgoingRecord;
import dev.muster.simulator.script.Expectation;

/** Takes records that no script foresaw. */
@FunctionalInterface
public interface RecordSink {
  /**
   * Sends a record.
   *
   * @param expectation what must become of it
   */
  void send(OutgoingRecord record, Expectation expectation);
}
