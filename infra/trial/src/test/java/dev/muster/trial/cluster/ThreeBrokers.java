package dev.muster.trial.cluster;

import dev.muster.cluster.kafka.KafkaQuorum;
import dev.muster.cluster.process.FreePorts;
import dev.muster.cluster.process.Supervisor;
import dev.muster.cluster.process.Trees;
import dev.muster.cluster.security.Certificates;
import dev.muster.cluster.security.Passwords;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.connectors.kafka.access.AccessRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Three brokers with all topics and access lists, which go on with the log of one that was alone.
 * Their clocks differ.
 *
 * @param before what that one had
 * @param after what they have of it, before any test
 */
record ThreeBrokers(
    KafkaQuorum kafka, BrokerAlone before, BrokerAlone after, Supervisor supervisor, Path directory)
    implements ExtensionContext.Store.CloseableResource {
  static final String FLEET = "acme";

  /** By how much the clock of each is ahead of this machine's. */
  static final List<Duration> AHEAD =
      List.of(Duration.ofSeconds(-2), Duration.ZERO, Duration.ofSeconds(2));

  /** Gives tests the same brokers to all that run in one process: they take a while to start. */
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == ThreeBrokers.class;
    }

    @Override
    public ThreeBrokers resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(ThreeBrokers.class))
          .getOrComputeIfAbsent(ThreeBrokers.class, key -> start(), ThreeBrokers.class);
    }
  }

  private static ThreeBrokers start() {
    Supervisor supervisor = new Supervisor();
    try {
      Path directory = Files.createTempDirectory("three-brokers");
      BrokerAlone before = BrokerAlone.leaves(directory.resolve("alone"));
      KafkaQuorum.adopt(directory.resolve("kafka"), directory.resolve("alone"));
      KafkaQuorum kafka =
          KafkaQuorum.create(
              directory.resolve("kafka"),
              new FreePorts(directory.resolve("ports")),
              new Passwords(directory.resolve("secrets")),
              Certificates.create(),
              AccessRules.users());
      kafka
          .parts(System.getProperty("java.class.path"), directory.resolve("logs"), AHEAD)
          .forEach(supervisor::keep);
      kafka.prepare(TopicSpec.defaults(), AccessRules.of(FLEET));
      kafka.spread(line -> {});
      BrokerAlone after = BrokerAlone.found(kafka.administrator());
      return new ThreeBrokers(kafka, before, after, supervisor, directory);
    } catch (Exception e) {
      supervisor.close();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    supervisor.close();
    Trees.empty(directory);
    Files.delete(directory);
  }
}
