package dev.muster.condition;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what the compiler says into what the author should write. */
final class ConditionAdvice {
  static final String TOO_DEEP = "the condition is nested more than 32 deep: split it";

  private static final Pattern UNDECLARED =
      Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
  private static final Pattern UNDEFINED =
      Pattern.compile("undefined field '([^']*)'.*", Pattern.DOTALL);
  private static final Pattern TYPE =
      Pattern.compile("expected type 'bool' but found '([^']*)'.*", Pattern.DOTALL);
  private static final Pattern SELECTION =
      Pattern.compile("type '([^']*)' does not support field selection.*", Pattern.DOTALL);
  private static final Pattern SIGN =
      Pattern.compile("token recognition error at: '(.*)'", Pattern.DOTALL);
  private static final Pattern INPUT =
      Pattern.compile("(?:mismatched|extraneous) input '(.*?)' expecting .*", Pattern.DOTALL);
  private static final Pattern MISSING = Pattern.compile("missing ('[^']*') at .*", Pattern.DOTALL);

  private static final Map<String, String> WORDS = Map.of("and", "&&", "or", "||", "not", "!");

  private ConditionAdvice() {}

  static String on(String message, Vocabulary vocabulary) {
    String advice = onNames(message, vocabulary);
    advice = advice == null ? onTypes(message) : advice;
    advice = advice == null ? onSyntax(message) : advice;
    return advice == null ? message : advice;
  }

  private static @Nullable String onNames(String message, Vocabulary vocabulary) {
    Matcher undeclared = UNDECLARED.matcher(message);
    if (undeclared.matches()) {
      return "there is no " + undeclared.group(1) + "; there are " + vocabulary;
    }
    Matcher undefined = UNDEFINED.matcher(message);
    if (undefined.matches()) {
      return "there is no attribute " + undefined.group(1) + "; there are " + vocabulary;
    }
    return null;
  }

  private static @Nullable String onTypes(String message) {
    Matcher type = TYPE.matcher(message);
    if (type.matches()) {
      return "this is "
          + MisfitAdvice.type(type.group(1))
          + ": write a condition that is true or false, as in device.status == 'ACTIVE'";
    }
    Matcher selection = SELECTION.matcher(message);
    if (selection.matches()) {
      return MisfitAdvice.type(selection.group(1)) + " has no attributes: end the name before";
    }
    if (message.startsWith("invalid argument to has()")) {
      return "has() asks for an attribute: write it as in has(device.site)";
    }
    return MisfitAdvice.on(message);
  }

  private static @Nullable String onSyntax(String message) {
    Matcher sign = SIGN.matcher(message);
    if (sign.matches()) {
      return "`%s` is not CEL: write == for equal, && for and, || for or, and a text in quotes"
          .formatted(sign.group(1).strip());
    }
    Matcher input = INPUT.matcher(message);
    if (input.matches()) {
      return onInput(input.group(1));
    }
    Matcher missing = MISSING.matcher(message);
    if (missing.matches()) {
      return missing.group(1) + " is missing here";
    }
    return message.startsWith("Expression recursion limit") ? TOO_DEEP : null;
  }

  private static String onInput(String input) {
    if (input.equals("<EOF>")) {
      return "the condition ends too early: write what is missing after it";
    }
    return WORDS.containsKey(input)
        ? "`" + input + "` is not CEL: write " + WORDS.get(input)
        : "`" + input + "` does not fit here: write && or || between two conditions";
  }
}
