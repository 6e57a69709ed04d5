package dev.muster.connectors.secret;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one rule of what is a secret among the properties of Kafka clients, Iceberg catalogs and
 * Flink, and how it may be given: as a reference, never literally.
 *
 * <p>A literal would travel into Flink's job graph, its REST interface and every copy of the file.
 * A reference ({@code file:/path} or {@code env:NAME}) is resolved by the client that needs it,
 * when it needs it. Decided by names, and by what a value shows of itself; a secret under a name
 * that tells nothing of it is not recognised.
 */
public final class SecretRule {
  /** Names that hold secrets, unless their last word says that they are about one only. */
  private static final Pattern SECRET =
      Pattern.compile(
          ".*(passw(or)?d|passphrase|secret|token|credential|authorization|jaas\\.config"
              + "|(access|private|api|account|shared|secret|encryption|decryption|keystore)[._-]?key"
              + "|[._-]key$).*");

  /** Names that end in whose secret it is. */
  private static final Pattern SECRET_OF_SOMEBODY =
      Pattern.compile(".*(account\\.key|sas-token)\\..+");

  private static final Pattern ABOUT_A_SECRET =
      Pattern.compile(
          ".*(^|[._-])(ur[il]|endpoint|enabled|provider|class|timeout|alias|location|file|path|type"
              + "|name|id|version|algorithm|seconds|ms|at|buffer|factor|jitter|ratio|backoff)$");

  /** A secret inside of a location: as a parameter, or before the host. */
  private static final Pattern IN_LOCATION =
      Pattern.compile(
          ".*(://[^/?@\\s]+:[^/?@\\s]+@"
              + "|(^|[?&;])(\\w*password|\\w*secret|token|accountkey|sharedaccess\\w+|sig)=).*",
          Pattern.CASE_INSENSITIVE);

  private SecretRule() {}

  /** Whether a property holds a secret, by its name. */
  public static boolean isSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return SECRET_OF_SOMEBODY.matcher(lower).matches()
        || (SECRET.matcher(lower).matches() && !ABOUT_A_SECRET.matcher(lower).matches());
  }

  /** Whether a value says where a secret is instead of being it. */
  public static boolean isReference(String value) {
    return SecretReference.of(value).isPresent();
  }

  /** Whether a value has a secret in its middle, as a URL with a password has. */
  public static boolean hidesSecret(String value) {
    return !isReference(value) && IN_LOCATION.matcher(value).matches();
  }

  /** Whether a property gives a secret literally. */
  public static boolean isLiteral(String name, String value) {
    if (isReference(value)) {
      return false;
    }
    if (name.toLowerCase(Locale.ROOT).endsWith("jaas.config") && LoginModule.isOne(value)) {
      return LoginModule.hasLiteral(value);
    }
    return isSecret(name) || hidesSecret(value);
  }
}
