package dev.muster.remediate.rule;

import dev.muster.control.bundle.TextBundle;

/** Makes rules of the documents of a bundle. */
@FunctionalInterface
public interface RuleReader {
  /** Reads a bundle that was accepted; one that cannot be read is a book without rules. */
  RuleBook read(TextBundle bundle);
}
