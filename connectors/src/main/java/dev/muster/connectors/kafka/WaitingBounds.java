package dev.muster.connectors.kafka;

import java.io.Serializable;

/**
 * How much of telemetry may have been handed on that control has not come as far as: once it is
 * more, nothing is read until control has caught up. Counts what the records take on their topic,
 * and 256 bytes for each.
 *
 * @param judging bytes for each source task that wait for registry, trust and policy, or {@link
 *     #NONE}
 * @param deciding bytes of all source tasks together that rules and approvals have not come as far
 *     as, or {@link #NONE}: what comes of them waits in the one task that decides on commands
 */
public record WaitingBounds(long judging, long deciding) implements Serializable {
  /** That there is no bound. */
  public static final long NONE = Long.MAX_VALUE;

  /** Of a source that nothing waits behind. */
  static final WaitingBounds UNBOUNDED = new WaitingBounds(NONE, NONE);

  /** The bounds of one of so many source tasks. */
  WaitingBounds ofOneIn(int tasks) {
    return new WaitingBounds(judging, deciding == NONE ? NONE : deciding / tasks);
  }

  boolean isBounded() {
    return judging != NONE || deciding != NONE;
  }
}
