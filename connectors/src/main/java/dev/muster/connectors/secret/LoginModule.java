package dev.muster.connectors.secret;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The text of a login module, as {@code sasl.jaas.config} takes it. Which of its options are secret
 * is its own affair, so every option is a reference in double quotes but those that are known to be
 * none.
 */
final class LoginModule {
  private static final String OPTION = "([\\w.]+)\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s;\"']+)";
  private static final Pattern MODULE =
      Pattern.compile(
          "\\s*[\\w.$]+\\s+(required|requisite|sufficient|optional)(\\s+" + OPTION + ")*\\s*;\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern EACH = Pattern.compile(OPTION);

  private static final Pattern OPEN =
      Pattern.compile(
          "username|user|clientid|scope|principal|servicename|keytab|ticketcache",
          Pattern.CASE_INSENSITIVE);

  private LoginModule() {}

  /** Whether a text is a login module with its options. */
  static boolean isOne(String text) {
    return MODULE.matcher(text).matches();
  }

  /** Whether an option that may be secret is given literally. */
  static boolean hasLiteral(String text) {
    return EACH.matcher(text).results().anyMatch(LoginModule::isLiteral);
  }

  private static boolean isLiteral(MatchResult option) {
    String value = option.group(2);
    boolean quoted = value.startsWith("\"");
    String bare = value.replaceAll("^[\"']|[\"']$", "");
    return !OPEN.matcher(option.group(1)).matches()
        && !bare.equals("true")
        && !bare.equals("false")
        && !(quoted && SecretRule.isReference(bare));
  }
}
