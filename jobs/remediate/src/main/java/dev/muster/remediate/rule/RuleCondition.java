package dev.muster.remediate.rule;

import dev.muster.condition.Answer;
import dev.muster.remediate.DeviceFinding;

/**
 * What else must hold before a rule answers a finding. One that cannot be answered counts as not
 * holding: in doubt nothing is commanded.
 */
@FunctionalInterface
public interface RuleCondition {
  /** Holds always. */
  RuleCondition ALWAYS = cause -> Answer.TRUE;

  /** Judges a cause. */
  Answer of(DeviceFinding cause);
}
