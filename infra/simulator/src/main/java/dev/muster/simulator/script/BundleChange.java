package dev.muster.simulator.script;

import dev.muster.control.bundle.TextDocument;
import java.util.List;

/** A bundle for the topic of policies or of rules. */
public record BundleChange(Kind kind, long version, List<TextDocument> documents, Forgery forgery)
    implements Step.Content {

  /** Keeps its own copy of the documents. */
  public BundleChange {
    documents = List.copyOf(documents);
  }

  /** What a bundle holds. */
  public enum Kind {
    POLICY,
    RULES
  }
}
