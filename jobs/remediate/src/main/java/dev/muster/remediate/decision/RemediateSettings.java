package dev.muster.remediate.decision;

import dev.muster.remediate.budget.Ceilings;
import java.io.Serializable;

/**
 * What remediation is told by the configuration.
 *
 * @param fleet fleet id; ids of commands derive from it
 * @param ceilings what no rule may exceed
 */
public record RemediateSettings(String fleet, Ceilings ceilings) implements Serializable {

  /** Settings with the ceilings that hold where the configuration names none. */
  public RemediateSettings(String fleet) {
    this(fleet, Ceilings.DEFAULT);
  }
}
