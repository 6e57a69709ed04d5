package dev.muster.connectors.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.ConfigProvider;

/**
 * Resolves secret references inside of a Kafka client.
 *
 * <p>Kafka's own providers leave an unset environment variable in place as text, which would then
 * be tried as a password, and keep the line end of a file. This one fails with a sentence, and
 * takes one line end off.
 */
public final class SecretReferences implements ConfigProvider {
  private static final String NAME = "muster";
  private static final String PROVIDERS = "config.providers";

  /** Called by Kafka. */
  public SecretReferences() {}

  /** The text that a Kafka client replaces by the secret. */
  static String variable(String kind, String target) {
    return "${" + NAME + ":" + kind + ":" + target + "}";
  }

  /** Tells the client that is built from these properties where to resolve variables. */
  static void declareIn(Properties client) {
    String others = client.getProperty(PROVIDERS, "");
    client.setProperty(PROVIDERS, others.isBlank() ? NAME : others + "," + NAME);
    client.setProperty(PROVIDERS + "." + NAME + ".class", SecretReferences.class.getName());
  }

  /**
   * {@inheritDoc}
   *
   * @throws ConfigException if a variable isn't set or a file can't be read; names the reference
   */
  @Override
  public ConfigData get(String kind, Set<String> targets) {
    Map<String, String> secrets = new HashMap<>();
    targets.forEach(target -> secrets.put(target, resolve(kind, target)));
    return new ConfigData(secrets);
  }

  @Override
  public ConfigData get(String kind) {
    return new ConfigData(Map.of());
  }

  @Override
  public void configure(Map<String, ?> settings) {}

  @Override
  public void close() {}

  private static String resolve(String kind, String target) {
    return kind.equals("env") ? environment(target) : content(target);
  }

  private static String environment(String name) {
    String secret = System.getenv(name);
    if (secret == null) {
      throw new ConfigException(
          "The Kafka properties refer to env:" + name + ", but that variable isn't set.");
    }
    return secret;
  }

  private static String content(String file) {
    try {
      String text = Files.readString(Path.of(file));
      return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    } catch (IOException e) {
      throw new ConfigException(
          "The Kafka properties refer to file:" + file + ", but that file can't be read.");
    }
  }
}
