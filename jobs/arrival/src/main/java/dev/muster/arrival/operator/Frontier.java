package dev.muster.arrival.operator;

import dev.muster.arrival.ControlTime;

/**
 * How far the control inputs have come. Watermarks are not part of checkpoints: after a restore
 * everything waits until the inputs' next ticks. Called on the task thread only.
 */
public final class Frontier {
  private long registry = Long.MIN_VALUE;
  private long trust = Long.MIN_VALUE;
  private long policy = Long.MIN_VALUE;

  /** The registry has come as far. */
  public void registryReached(long watermark) {
    registry = Math.max(registry, watermark);
  }

  /** Trust has come as far. */
  public void trustReached(long watermark) {
    trust = Math.max(trust, watermark);
  }

  /** Policies have come as far. */
  public void policyReached(long watermark) {
    policy = Math.max(policy, watermark);
  }

  /** Whether every control version valid at this arrival is known. */
  public boolean passed(long arrival) {
    return arrival <= newest();
  }

  /** The newest arrival at which every valid control version is known. */
  public long newest() {
    return ControlTime.frontier(Math.min(policy, Math.min(registry, trust)));
  }
}
