package dev.muster.connectors.iceberg;

import dev.muster.connectors.secret.SecretRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Catalog properties whose value stands elsewhere: {@code env:NAME} in the environment, {@code
 * file:/path} in a file.
 */
final class SecretReference {

  private static final String ENVIRONMENT = "env:";
  private static final String FILE = "file:";

  /** The names of properties whose {@code file:} is the location of something, not a reference. */
  private static final Pattern LOCATION_NAME =
      Pattern.compile(".*(warehouse|location|uri|url|path|endpoint)$");

  private SecretReference() {}

  /** Throws if the property holds a secret and its value is no reference. */
  static void refuseLiteral(String name, String value) {
    if (SecretRule.isSecret(name) && !SecretRule.isReference(value)) {
      throw new CatalogSettingsException(
          "The catalog property "
              + name
              + " holds a secret: give it as env:NAME or file:/path, not literally.");
    }
    if (SecretRule.hidesSecret(value)) {
      throw new CatalogSettingsException(
          "The catalog property "
              + name
              + " has a password in its URL: move it to a property of its own, such as"
              + " jdbc.password, as env:NAME or file:/path.");
    }
  }

  /**
   * The value of a property. A {@code file:} is a reference except where a location is expected, as
   * there it is one.
   */
  static String resolve(String name, String value) {
    if (value.startsWith(ENVIRONMENT)) {
      return fromEnvironment(name, value.substring(ENVIRONMENT.length()));
    }
    if (value.startsWith(FILE) && !isLocation(name)) {
      return fromFile(name, Path.of(value.substring(FILE.length())));
    }
    return value;
  }

  private static boolean isLocation(String name) {
    return LOCATION_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  private static String fromEnvironment(String name, String variable) {
    String value = System.getenv(variable);
    if (value == null) {
      throw new CatalogSettingsException(
          "The catalog property "
              + name
              + " refers to the environment variable "
              + variable
              + ", which is not set: set it and start again.");
    }
    return value;
  }

  private static String fromFile(String name, Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CatalogSettingsException(
          "The catalog property "
              + name
              + " refers to the file "
              + file
              + ", which cannot be read: create it or correct the path.",
          e);
    }
  }
}
