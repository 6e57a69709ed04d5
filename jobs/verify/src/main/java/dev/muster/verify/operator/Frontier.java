package dev.muster.verify.operator;

import dev.muster.control.ControlTime;

/**
 * How far the control inputs have come. Watermarks are not part of checkpoints: after a restore
 * everything waits until the inputs' next ticks. Called on the task thread only.
 */
final class Frontier {
  private long registry = Long.MIN_VALUE;
  private long trust = Long.MIN_VALUE;
  private long policy = Long.MIN_VALUE;

  void registryReached(long watermark) {
    registry = Math.max(registry, watermark);
  }

  void trustReached(long watermark) {
    trust = Math.max(trust, watermark);
  }

  void policyReached(long watermark) {
    policy = Math.max(policy, watermark);
  }

  /** Whether every control version valid at this arrival is known. */
  boolean passed(long arrival) {
    return arrival <= newest();
  }

  /** The newest arrival at which every valid control version is known. */
  long newest() {
    return ControlTime.frontier(Math.min(policy, Math.min(registry, trust)));
  }
}
