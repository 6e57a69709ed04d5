package dev.muster.pipeline;

import java.util.List;

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

  /** The sources, whose places in the log a checkpoint holds. */
  static final List<String> SOURCES = List.of(INTENT_SOURCE, REGISTRY_SOURCE);

  /** The sinks whose transactions a checkpoint promises to commit. */
  static final List<String> TRANSACTIONS = List.of(COMMANDS, REFUSED_INTENTS);

  private DispatchUids() {}
}
