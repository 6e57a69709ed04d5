package dev.muster.connectors.kafka;

import dev.muster.connectors.secret.SecretReference;
import dev.muster.connectors.secret.SecretUnresolvedException;
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
 * be tried as a password, and keep the line end of a file. {@link SecretReference} fails with a
 * sentence, and takes one line end off.
 */
public final class SecretReferences implements ConfigProvider {
  private static final String NAME = "muster";
  private static final String PROVIDERS = "config.providers";

  /** Called by Kafka. */
  public SecretReferences() {}

  /** The text that a Kafka client replaces by the secret. */
  static String variable(SecretReference reference) {
    return "${" + NAME + ":" + reference + "}";
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
    try {
      return new SecretReference(kind, target).resolve("A Kafka property");
    } catch (SecretUnresolvedException e) {
      throw new ConfigException(e.getMessage());
    }
  }
}
