package dev.muster.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * A yes-or-no question in CEL, compiled once and bounded by {@link ConditionLimits}. Its answer
 * depends on the given values alone: CEL knows no clock and no chance.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Condition {
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(ConditionLimits.OPTIONS).build();

  private final String text;
  private final CelRuntime.Program program;
  private final Set<String> names;

  private Condition(String text, CelRuntime.Program program, Set<String> names) {
    this.text = text;
    this.program = program;
    this.names = names;
  }

  /**
   * Compiles a condition.
   *
   * @param text CEL that yields a truth value
   * @throws ConditionRefusedException with every defect: not CEL, a name that the vocabulary lacks,
   *     a type that does not fit, or, in a condition without any of these, beyond a limit
   */
  public static Condition compile(String text, Vocabulary vocabulary)
      throws ConditionRefusedException {
    if (text.getBytes(StandardCharsets.UTF_8).length > ConditionLimits.MAX_BYTES) {
      throw new ConditionRefusedException(
          new ConditionDefect(
              1, 1, "the condition is larger than 4 KiB: split it over several policies or rules"));
    }
    CelAbstractSyntaxTree checked = check(text, vocabulary);
    ConditionShape shape = ConditionShape.of(checked);
    shape.requireBounded();
    try {
      return new Condition(text, RUNTIME.createProgram(checked), shape.names());
    } catch (CelEvaluationException e) {
      throw new ConditionRefusedException(
          new ConditionDefect(1, 1, "the condition cannot be planned: simplify it"));
    }
  }

  /**
   * Answers the question.
   *
   * @param values by subject, each a map of its attributes; an attribute that is not in its map is
   *     absent: {@code has(device.site)} tells, and reading it is an error
   * @return never null; nothing is thrown, whatever the values
   */
  public Answer evaluate(Map<String, ? extends Map<String, ?>> values) {
    try {
      return Answer.of(program.eval(values));
    } catch (CelEvaluationException | RuntimeException e) {
      // Values are hostile, and what the library throws on them is not all declared.
      return Answer.ERROR;
    }
  }

  /**
   * The names that the answer may depend on, as in {@code device.cohort}; a subject without an
   * attribute stands for all of them. Variables of comprehensions are among them.
   */
  public Set<String> names() {
    return names;
  }

  /** The condition as its author wrote it. */
  @Override
  public String toString() {
    return text;
  }

  private static CelAbstractSyntaxTree check(String text, Vocabulary vocabulary)
      throws ConditionRefusedException {
    try {
      return compiler(vocabulary).compile(text, "condition").getAst();
    } catch (CelValidationException e) {
      throw new ConditionRefusedException(
          e.getErrors().stream().map(issue -> defect(issue, vocabulary)).distinct().toList());
    }
  }

  private static ConditionDefect defect(CelIssue issue, Vocabulary vocabulary) {
    return new ConditionDefect(
        Math.max(1, issue.getSourceLocation().getLine()),
        1 + Math.max(0, issue.getSourceLocation().getColumn()),
        ConditionAdvice.on(issue.getMessage(), vocabulary));
  }

  private static CelCompiler compiler(Vocabulary vocabulary) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(ConditionLimits.OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setTypeProvider(new VocabularyTypes(vocabulary))
            .setResultType(SimpleType.BOOL);
    for (String subject : vocabulary.subjects()) {
      builder.addVar(subject, StructTypeReference.create(vocabulary.type(subject).name()));
    }
    return builder.build();
  }
}
