package dev.muster.condition;

import com.google.re2j.Pattern;
import dev.cel.common.CelOptions;

/**
 * Bounds of a condition. CEL has none by itself: a short expression with nested comprehensions can
 * run for half a minute. What is known from the text is refused when it is compiled; the rest
 * becomes {@link Answer#ERROR}.
 */
public final class ConditionLimits {
  /** Largest text in bytes of UTF-8. */
  public static final int MAX_BYTES = 4096;

  /** Deepest nesting of the expression, macros expanded. */
  public static final int MAX_DEPTH = 32;

  /** Most steps of all comprehensions in one evaluation. */
  public static final int MAX_ITERATIONS = 1_000;

  /** Largest compiled size of a regular expression. */
  public static final int MAX_REGEX_PROGRAM = 1_000;

  static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(MAX_BYTES)
          .maxParseRecursionDepth(MAX_DEPTH)
          .comprehensionMaxIterations(MAX_ITERATIONS)
          .maxRegexProgramSize(MAX_REGEX_PROGRAM)
          .build();

  private ConditionLimits() {}

  /**
   * Compiled size of a regular expression.
   *
   * @throws com.google.re2j.PatternSyntaxException if it is none
   */
  static int programSize(String regex) {
    return Pattern.compile(regex).programSize();
  }
}
