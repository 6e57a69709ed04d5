package dev.muster.condition;

import java.util.List;

/** A text that is not a condition, or one beyond the limits. The messages say what to write. */
public final class ConditionRefusedException extends Exception {
  private final transient List<ConditionDefect> defects;

  /** Refuses a condition for at least one defect; the first one is the message. */
  ConditionRefusedException(List<ConditionDefect> defects) {
    super(defects.get(0).message());
    this.defects = List.copyOf(defects);
  }

  ConditionRefusedException(ConditionDefect defect) {
    this(List.of(defect));
  }

  /** Everything that must be written in another way, in the order of the text. */
  public List<ConditionDefect> defects() {
    return defects;
  }
}
