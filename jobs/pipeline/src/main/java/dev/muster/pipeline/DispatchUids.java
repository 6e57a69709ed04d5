package dev.muster.pipeline;

/**
 * The uids of the dispatch job's operators, in the order of the flow. Each is a stored contract: a
 * checkpoint names state by it, and a transaction its sink.
 */
final class DispatchUids {
  static final String INTENT_SOURCE = "intent-source";
  static final String REGISTRY_SOURCE = "registry-source";
  static final String DISPATCH = "dispatch";
  static final String COMMANDS = "commands";
  static final String STANDINGS = "standings";
  static final String REFUSED_INTENTS = "refused-intents";

  private DispatchUids() {}
}
