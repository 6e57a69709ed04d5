package dev.muster.decrypt.policy;

import dev.muster.condition.Answer;
import dev.muster.condition.Condition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one policy says.
 *
 * @param name its name, unique within the bundle
 * @param cohorts cohorts that it is for; empty for all
 * @param condition what else must hold; null when nothing
 */
public record Policy(
    String name,
    Effect effect,
    Set<String> workloads,
    Set<Purpose> purposes,
    Set<String> classes,
    Set<String> cohorts,
    @Nullable Condition condition) {

  /** Copies what it is given. */
  public Policy {
    workloads = Set.copyOf(workloads);
    purposes = Set.copyOf(purposes);
    classes = Set.copyOf(classes);
    cohorts = Set.copyOf(cohorts);
  }

  /** Whether it may apply to sections of a class that a workload would open. */
  boolean concerns(String workload, String dataClass) {
    return workloads.contains(workload) && classes.contains(dataClass);
  }

  /**
   * Whether it applies. A condition that cannot be answered counts against opening: it holds in a
   * forbid and does not in a permit.
   */
  boolean applies(Question question) {
    if (!cohorts.isEmpty() && !cohorts.contains(question.device().cohort())) {
      return false;
    }
    if (condition == null) {
      return true;
    }
    Answer answer = condition.evaluate(question.values());
    return answer == Answer.TRUE || (answer == Answer.ERROR && effect == Effect.FORBID);
  }
}
