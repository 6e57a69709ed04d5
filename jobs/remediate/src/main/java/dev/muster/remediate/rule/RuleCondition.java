package dev.muster.remediate.rule;

import dev.muster.remediate.Cause;

/** What else must hold before a rule answers a finding. */
@FunctionalInterface
public interface RuleCondition {
  /** Holds always. */
  RuleCondition ALWAYS = cause -> Answer.TRUE;

  /** Judges a cause. */
  Answer of(Cause cause);

  /** What a condition says. */
  enum Answer {
    /** It holds. */
    TRUE,
    /** It does not. */
    FALSE,
    /** It could not be evaluated, and so does not hold: in doubt nothing is commanded. */
    ERROR
  }
}
