package dev.muster.decrypt.policy;

/** What a policy that applies does. */
public enum Effect {
  /** Allows, unless another policy forbids. */
  PERMIT,
  /** Forbids, whatever other policies permit. */
  FORBID
}
