package dev.muster.condition;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what the compiler says into what the author should write. */
final class ConditionAdvice {
  static final String TOO_DEEP = "the condition is nested more than 32 deep: split it";

  private static final Pattern UNDECLARED =
      Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
  private static final Pattern UNDEFINED =
      Pattern.compile("undefined field '([^']*)'.*", Pattern.DOTALL);
  private static final Pattern TYPE = Pattern.compile("expected type 'bool'.*", Pattern.DOTALL);

  private ConditionAdvice() {}

  static String on(String message, Vocabulary vocabulary) {
    Matcher undeclared = UNDECLARED.matcher(message);
    if (undeclared.matches()) {
      return "there is no " + undeclared.group(1) + "; there are " + vocabulary;
    }
    Matcher undefined = UNDEFINED.matcher(message);
    if (undefined.matches()) {
      return "there is no attribute " + undefined.group(1) + "; there are " + vocabulary;
    }
    if (TYPE.matcher(message).matches()) {
      return message + ": write a condition that is true or false, as in device.status == 'ACTIVE'";
    }
    if (message.startsWith("Expression recursion limit")) {
      return TOO_DEEP;
    }
    return message;
  }
}
