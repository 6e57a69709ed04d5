package dev.muster.verify;

import dev.muster.control.Accepted;
import dev.muster.control.bundle.TextBundle;

/**
 * What the decrypt stage is told, in one stream: messages with sections, and the policy bundles to
 * open them by. A bundle comes before every message that arrived when it was valid, so no message
 * has to wait there. That holds because verify waits; where opening is a job of its own, something
 * has to wait for the policy topic again.
 */
public sealed interface DecryptInput permits VerifiedMessage, DecryptInput.Policy {

  /**
   * A policy bundle that takes effect.
   *
   * @param accepted the bundle, and from when on it is valid
   */
  record Policy(Accepted<TextBundle> accepted) implements DecryptInput {}
}
