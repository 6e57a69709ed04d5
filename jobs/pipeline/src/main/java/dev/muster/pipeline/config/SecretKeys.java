package dev.muster.pipeline.config;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which properties hold secrets, and the rule for them: a reference, never a literal.
 *
 * <p>A literal would travel into Flink's job graph, its REST interface and every copy of the file.
 * A reference ({@code file:/path} or {@code env:NAME}) is resolved by the client that needs it, at
 * the moment it needs it.
 */
final class SecretKeys {
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(password|passwd|secret|token|credential|jaas\\.config|keystore\\.key$"
              + "|access-key|private-key|api-key|authorization).*");

  /** Settings about secrets that are no secrets themselves. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(?i).*(endpoint[.-]ur[il]|server-uri|-enabled|provider|class|timeout|alias|location|type"
              + "|(seconds|ms|buffer|factor|jitter))$");

  private static final Pattern REFERENCE = Pattern.compile("(file:/.+|env:[A-Za-z_][A-Za-z0-9_]*)");

  private static final Pattern INLINE =
      Pattern.compile("(?i).*(://[^/@]+:[^/@]+@|password=[^&]).*");

  private SecretKeys() {}

  static boolean isSecret(String key) {
    return SECRET.matcher(key).matches() && !HARMLESS.matcher(key).matches();
  }

  /** A login module's options may hold references in quotes, so that its other options are read. */
  private static final Pattern QUOTED =
      Pattern.compile("(?i)(password|secret)\\s*=\\s*\"([^\"]*)\"");

  private static boolean isLiteral(String key, String value) {
    if (REFERENCE.matcher(value).matches()) {
      return false;
    }
    if (key.endsWith("jaas.config") && QUOTED.matcher(value).find()) {
      return !QUOTED
          .matcher(value)
          .results()
          .allMatch(m -> REFERENCE.matcher(m.group(2)).matches());
    }
    return isSecret(key) || INLINE.matcher(value).matches();
  }

  /** Notes a problem for each literal secret; the value itself is never repeated. */
  static void refuseLiterals(Section section, String group, Map<String, String> properties) {
    properties.forEach(
        (key, value) -> {
          if (isLiteral(key, value)) {
            section.problem(
                group + "." + key,
                "holds a secret in plain text; write `file:/path/of/secret` or `env:NAME` instead");
          }
        });
  }
}
