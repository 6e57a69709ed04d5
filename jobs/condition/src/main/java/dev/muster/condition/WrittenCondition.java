package dev.muster.condition;

import dev.muster.document.Block;
import java.util.Optional;

/** A condition as a field of a document. */
public final class WrittenCondition {
  private WrittenCondition() {}

  /**
   * Reads one.
   *
   * @return nothing where it is missing or refused, each defect then noted at its own line
   */
  public static Optional<Condition> read(Block block, String name, Vocabulary vocabulary) {
    Optional<String> text = block.optionalText(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Condition.compile(text.get(), vocabulary));
    } catch (ConditionRefusedException e) {
      for (ConditionDefect defect : e.defects()) {
        block.problemWithin(name, defect.line(), defect.message());
      }
      return Optional.empty();
    }
  }
}
