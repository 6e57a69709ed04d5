package dev.muster.decrypt.policy;

import dev.muster.document.Problem;
import java.util.Comparator;
import java.util.List;

/**
 * The policies of one bundle, ready to be asked.
 *
 * @param expiresAt milliseconds of arrival from which on it opens nothing
 * @param policies in the order of their names, in which they are asked
 * @param problems what must be written in another way; with any, in doubt, it opens nothing
 */
public record PolicyBook(
    long version, long expiresAt, List<Policy> policies, List<Problem> problems) {
  /** Puts the policies in order. */
  public PolicyBook {
    policies = policies.stream().sorted(Comparator.comparing(Policy::name)).toList();
    problems = List.copyOf(problems);
  }

  /** Whether a section that arrives at a time may be opened at all. */
  public boolean isInForce(long arrival) {
    return isReadable() && !isExpired(arrival);
  }

  boolean isReadable() {
    return problems.isEmpty();
  }

  boolean isExpired(long arrival) {
    return expiresAt <= arrival;
  }
}
