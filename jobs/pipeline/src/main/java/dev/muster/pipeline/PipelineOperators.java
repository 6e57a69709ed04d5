package dev.muster.pipeline;

import java.util.List;

/**
 * The uids of the job's own operators, in the order of the flow. Each is a stored contract: a
 * checkpoint names state by it, so it outlives every renaming of a class and is never used twice.
 *
 * <p>Stages and sinks add suffixes of their own, documented where they are built. Detectors have
 * the names of their kinds.
 */
final class PipelineOperators {
  static final String TELEMETRY_SOURCE = "telemetry-source";
  static final String REGISTRY_SOURCE = "registry-source";
  static final String TRUST_SOURCE = "trust-source";
  static final String POLICY_SOURCE = "policy-source";
  static final String RULES_SOURCE = "rules-source";
  static final String APPROVALS_SOURCE = "approvals-source";
  static final String REGISTRY = "registry";
  static final String TRUST = "trust";
  static final String POLICY = "policy";
  static final String RULES = "rules";
  static final String APPROVALS = "approvals";
  static final String REGISTRY_FRONTIER = "registry-frontier";
  static final String TRUST_FRONTIER = "trust-frontier";
  static final String POLICY_FRONTIER = "policy-frontier";
  static final String RULES_FRONTIER = "rules-frontier";
  static final String APPROVALS_FRONTIER = "approvals-frontier";
  static final String SCREEN = "screen";
  static final String VERIFY = "verify";
  static final String DECRYPT = "decrypt";
  static final String FINDINGS = "findings-gathered";
  static final String REMEDIATE = "remediate";
  static final String QUARANTINE = "quarantine";
  static final String INTENTS = "intents";

  /** The sources, whose places in the log a checkpoint holds. */
  static final List<String> SOURCES =
      List.of(
          TELEMETRY_SOURCE,
          REGISTRY_SOURCE,
          TRUST_SOURCE,
          POLICY_SOURCE,
          RULES_SOURCE,
          APPROVALS_SOURCE);

  /** The sinks whose transactions a checkpoint promises to commit. */
  static final List<String> TRANSACTIONS = List.of(QUARANTINE, INTENTS);

  private PipelineOperators() {}
}
