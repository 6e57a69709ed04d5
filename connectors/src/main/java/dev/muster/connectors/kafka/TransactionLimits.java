package dev.muster.connectors.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/**
 * For how long a broker keeps a transaction that a job left open, and its id.
 *
 * @param longest the broker's {@code transaction.max.timeout.ms}; negative if it doesn't say
 * @param idKept the broker's {@code transactional.id.expiration.ms}; negative if it doesn't say
 */
record TransactionLimits(long longest, long idKept) {
  private static final String LONGEST = "transaction.max.timeout.ms";
  private static final String ID_KEPT = "transactional.id.expiration.ms";
  private static final long UNSAID = -1;

  /**
   * Asks any broker. One that doesn't let this client look at its settings is taken as it is: the
   * job says then what it comes to.
   *
   * @throws PreflightException if no broker can be reached
   */
  static TransactionLimits of(KafkaAccess access) {
    try (Admin admin = AdminAccess.open(access)) {
      Collection<Node> nodes = AdminAccess.await(access, admin.describeCluster().nodes());
      ConfigResource broker =
          new ConfigResource(ConfigResource.Type.BROKER, nodes.iterator().next().idString());
      Map<ConfigResource, Config> settings =
          AdminAccess.await(access, admin.describeConfigs(List.of(broker)).all());
      Config config = AdminAccess.of(settings, broker);
      return new TransactionLimits(millis(config, LONGEST), millis(config, ID_KEPT));
    } catch (ExecutionException e) {
      return new TransactionLimits(UNSAID, UNSAID);
    }
  }

  /**
   * @throws PreflightException if the broker would refuse them, or forget one before its time
   */
  void require(Duration timeout) {
    if (longest >= 0 && timeout.toMillis() > longest) {
      throw new PreflightException(
          ("kafka.transaction-timeout is %s ms, and the broker allows %s: make it shorter, or raise"
                  + " %s of the brokers.")
              .formatted(timeout.toMillis(), longest, LONGEST));
    }
    if (idKept >= 0 && timeout.toMillis() > idKept) {
      throw new PreflightException(
          ("The broker forgets a transactional id after %s ms, sooner than a transaction times out"
                  + " (kafka.transaction-timeout, %s ms): a job that was away for less would lose"
                  + " what it promised. Raise %s of the brokers, or make the timeout shorter.")
              .formatted(idKept, timeout.toMillis(), ID_KEPT));
    }
  }

  private static long millis(Config config, String setting) {
    ConfigEntry entry = config.get(setting);
    return entry == null || entry.value() == null ? UNSAID : Long.parseLong(entry.value());
  }
}
