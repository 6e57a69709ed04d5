package dev.muster.simulator.wire;

import dev.muster.simulator.forge.OutgoingRecord;
import java.util.concurrent.CompletableFuture;

/** Puts records on topics. The order of records sent to one partition is kept. */
public interface Wire extends AutoCloseable {

  /** Sends a record; completes when the broker has it. */
  CompletableFuture<Landing> send(OutgoingRecord record);

  /** Waits until the broker has everything that was sent. */
  void flush();

  @Override
  void close();

  /**
   * Where a record landed.
   *
   * @param arrival append time of the broker, in milliseconds since 1970
   */
  record Landing(int partition, long offset, long arrival) {}
}
