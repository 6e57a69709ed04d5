package dev.muster.simulator.script;

import java.util.List;

/** A bundle for the trust topic. */
public record TrustChange(long version, List<KeyRef> revoked, Forgery forgery)
    implements Step.Content {

  /** Keeps its own copy of the keys. */
  public TrustChange {
    revoked = List.copyOf(revoked);
  }
}
