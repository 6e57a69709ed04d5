package dev.muster.connectors.iceberg;

import dev.muster.connectors.secret.SecretReference;
import dev.muster.connectors.secret.SecretRule;
import dev.muster.connectors.secret.SecretUnresolvedException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the catalog of the audit tables is reached: plain Iceberg catalog properties, such as {@code
 * type=rest} and {@code uri}.
 *
 * <p>A property that holds a secret, by its name, must be a reference: {@code env:NAME} or {@code
 * file:/path}. Settings keep references only; {@link AuditCatalog} resolves them whenever it loads
 * the catalog, so that no serialized form of them holds a secret. Immutable.
 */
public final class CatalogSettings implements Serializable {

  /** Iceberg's property of what reads and writes files. */
  private static final String FILES = "io-impl";

  private final TreeMap<String, String> properties;

  /**
   * Settings of any catalog that Iceberg knows.
   *
   * @throws CatalogSettingsException if a secret is given literally, with one sentence that names
   *     the property
   */
  public CatalogSettings(Map<String, String> properties) {
    this.properties = new TreeMap<>(properties);
    this.properties.forEach(CatalogSettings::refuseLiteral);
  }

  /**
   * The embedded catalog: SQLite in {@code catalog.db}, tables in {@code warehouse}, both in one
   * directory.
   */
  public static CatalogSettings embedded(Path directory) {
    Path home = directory.toAbsolutePath().normalize();
    return new CatalogSettings(
        Map.of(
            "type",
            "jdbc",
            "uri",
            "jdbc:sqlite:" + home.resolve("catalog.db") + "?journal_mode=WAL&busy_timeout=10000",
            "jdbc.schema-version",
            "V1",
            "warehouse",
            home.resolve("warehouse").toString()));
  }

  /** The properties as they were given: secrets are references. */
  public Map<String, String> properties() {
    return Map.copyOf(properties);
  }

  /** The properties with every reference replaced by what it refers to. */
  Map<String, String> resolved() {
    TreeMap<String, String> resolved = new TreeMap<>(properties);
    resolved.replaceAll(CatalogSettings::resolve);
    return resolved;
  }

  /** Whether all of it is on this machine and read by this process: a database and plain files. */
  boolean onThisMachine() {
    return "jdbc".equals(properties.get("type"))
        && properties.getOrDefault("uri", "").startsWith("jdbc:sqlite:")
        && !properties.containsKey(FILES)
        && properties.getOrDefault("warehouse", "").startsWith("/");
  }

  /** What {@link #resolved} holds, with files that are only read. */
  Map<String, String> read() {
    Map<String, String> read = resolved();
    read.put(FILES, ReadFiles.class.getName());
    return read;
  }

  private static String resolve(String name, String value) {
    try {
      return SecretReference.of(name, value)
          .map(reference -> reference.resolve("The catalog property " + name))
          .orElse(value);
    } catch (SecretUnresolvedException e) {
      throw new CatalogSettingsException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void refuseLiteral(String name, String value) {
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

  /** Where the catalog is, for messages: without parameters. */
  String place() {
    String place = properties.getOrDefault("uri", properties.getOrDefault("type", "unnamed"));
    return place.replaceAll("[?;].*", "");
  }

  /** Where the tables' files are, for messages. */
  String warehouse() {
    return properties.getOrDefault("warehouse", "that the catalog names");
  }

  /** The names of the properties only, as a value may lead to a secret. */
  @Override
  public String toString() {
    return "CatalogSettings" + properties.keySet();
  }
}
