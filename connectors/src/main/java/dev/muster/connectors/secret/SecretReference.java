package dev.muster.connectors.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a secret stands: {@code env:NAME} in the environment, {@code file:/path} in a file.
 *
 * <p>Whoever needs the secret resolves it when needed and keeps it nowhere. The content of a file
 * counts as it is, but for one line end at its end, which editors and {@code echo} put there.
 *
 * @param kind {@code env} or {@code file}
 * @param target name of the variable, or path of the file
 */
public record SecretReference(String kind, String target) {
  private static final Pattern WHOLE = Pattern.compile("(file):(/.+)|(env):([A-Za-z_]\\w*)");

  /** The names of properties whose {@code file:} is the location of something, not a reference. */
  private static final Pattern LOCATION_NAME =
      Pattern.compile(".*(warehouse|location|ur[il]|path|endpoint)$");

  /** The reference that a text is, if it is one. */
  public static Optional<SecretReference> of(String text) {
    Matcher matcher = WHOLE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        matcher.group(1) == null
            ? new SecretReference(matcher.group(3), matcher.group(4))
            : new SecretReference(matcher.group(1), matcher.group(2)));
  }

  /**
   * The reference that a property's value is. A {@code file:} is one except where a location is
   * expected, as there it is that.
   */
  public static Optional<SecretReference> of(String property, String value) {
    boolean location = LOCATION_NAME.matcher(property.toLowerCase(Locale.ROOT)).matches();
    return of(value).filter(reference -> !(location && reference.kind().equals("file")));
  }

  /**
   * The secret.
   *
   * @param holder what refers to it, to begin a sentence with
   * @throws SecretUnresolvedException if there is no such variable, or no file that can be read
   */
  public String resolve(String holder) {
    return kind.equals("env") ? fromEnvironment(holder) : fromFile(holder);
  }

  /** As it is written. */
  @Override
  public String toString() {
    return kind + ":" + target;
  }

  private String fromEnvironment(String holder) {
    String secret = System.getenv(target);
    if (secret == null) {
      throw new SecretUnresolvedException(
          holder + " refers to " + this + ", but that variable isn't set: set it and start again.",
          null);
    }
    return secret;
  }

  private String fromFile(String holder) {
    try {
      return withoutLineEnd(Files.readString(Path.of(target)));
    } catch (IOException | InvalidPathException e) {
      throw new SecretUnresolvedException(
          holder
              + " refers to "
              + this
              + ", but that file can't be read: create it or correct the path.",
          e);
    }
  }

  private static String withoutLineEnd(String text) {
    int ends = text.endsWith("\r\n") ? 2 : text.endsWith("\n") ? 1 : 0;
    return text.substring(0, text.length() - ends);
  }
}
