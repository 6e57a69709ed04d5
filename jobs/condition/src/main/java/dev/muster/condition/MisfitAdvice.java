package dev.muster.condition;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says which types an operator or function got, and how values of another type are written. */
final class MisfitAdvice {
  private static final Pattern MISFIT =
      Pattern.compile(
          "found no matching overload for '([^']+)' applied to '(?:(.+)\\.)?\\(([^']*)\\)'.*",
          Pattern.DOTALL);
  private static final Pattern BETWEEN = Pattern.compile(",\\s*(?![^(]*\\))");
  private static final Pattern PLACEHOLDERS = Pattern.compile("[_@\\[\\]]");

  private static final Map<String, String> TYPES =
      Map.of(
          "string", "a text",
          "int", "a whole number",
          "uint", "an unsigned number",
          "double", "a decimal",
          "bool", "true or false",
          "null", "null",
          "google.protobuf.Timestamp", "a time",
          "google.protobuf.Duration", "a duration");

  private static final String ALIKE =
      ": write values that go together: a text 'a', a whole number 5, a decimal 5.0, a time"
          + " timestamp('2026-01-01T00:00:00Z'), a duration duration('90s'), a list ['a', 'b']; an"
          + " attribute that may be absent is asked for with has(device.site)";

  private MisfitAdvice() {}

  /** The advice on a message of the compiler, or null if it is about something else. */
  static @Nullable String on(String message) {
    Matcher misfit = MISFIT.matcher(message);
    if (!misfit.matches()) {
      return null;
    }
    String receiver = misfit.group(2);
    String types =
        Stream.concat(Stream.ofNullable(receiver), BETWEEN.splitAsStream(misfit.group(3)))
            .map(MisfitAdvice::type)
            .collect(Collectors.joining(" and "));
    return "`" + name(misfit.group(1)) + "` does not take " + types + ALIKE;
  }

  /** What the author wrote: {@code _==_} is {@code ==}. */
  private static String name(String function) {
    if (function.equals("_[_]")) {
      return "[ ]";
    }
    if (function.equals("_?_:_")) {
      return "? :";
    }
    boolean operator = !Character.isLetter(function.charAt(0));
    return operator ? PLACEHOLDERS.matcher(function).replaceAll("") : function;
  }

  static String type(String type) {
    String subject = "muster.";
    if (type.startsWith(subject)) {
      return "all of " + type.substring(subject.length());
    }
    return TYPES.getOrDefault(type, type);
  }
}
