package dev.muster.decrypt.policy;

import java.util.Comparator;
import java.util.List;

/**
 * The policies of one bundle, ready to be asked.
 *
 * @param version version of the bundle
 * @param policies in the order of their names, in which they are asked
 */
public record PolicyBook(long version, List<Policy> policies) {
  /** Puts the policies in order. */
  public PolicyBook {
    policies = policies.stream().sorted(Comparator.comparing(Policy::name)).toList();
  }

  /** The book of a bundle that cannot be read: in doubt nothing is opened. */
  public static PolicyBook unreadable(long version) {
    return new PolicyBook(version, List.of());
  }
}
