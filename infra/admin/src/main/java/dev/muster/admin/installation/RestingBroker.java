package dev.muster.admin.installation;

import dev.muster.connectors.kafka.KafkaAccess;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;

/**
 * Starts the broker of a data directory on which nothing runs, to look at its topics. A service:
 * who only speaks to brokers of others has none.
 */
public interface RestingBroker {
  /** The one that is installed beside this, if any. */
  static Optional<RestingBroker> installed() {
    return ServiceLoader.load(RestingBroker.class).findFirst();
  }

  /**
   * Starts the broker, does something with it, and stops it. Nobody else starts on the directory
   * meanwhile.
   *
   * @throws DataDirectoryException if another process runs on the directory
   */
  <T> T use(DataDirectory data, Function<KafkaAccess, T> use);
}
