package dev.muster.cluster;

import dev.muster.cluster.kafka.KafkaQuorum;
import dev.muster.cluster.process.FreePorts;
import dev.muster.cluster.process.Supervisor;
import dev.muster.cluster.security.Certificates;
import dev.muster.cluster.security.Passwords;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.connectors.kafka.access.AccessRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests three brokers with all topics and access lists, the same to all that run in one
 * process: they take a while to start. Their clocks differ.
 */
final class ThreeBrokers implements ParameterResolver {
  static final String FLEET = "acme";

  /** By how much the clock of each is ahead of this machine's. */
  static final List<Duration> AHEAD =
      List.of(Duration.ofSeconds(-2), Duration.ZERO, Duration.ofSeconds(2));

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == KafkaQuorum.class;
  }

  @Override
  public KafkaQuorum resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(ThreeBrokers.class))
        .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class)
        .kafka();
  }

  private record Running(KafkaQuorum kafka, Supervisor supervisor, Path directory)
      implements ExtensionContext.Store.CloseableResource {

    static Running start() {
      try {
        Path directory = Files.createTempDirectory("three-brokers");
        KafkaQuorum kafka =
            KafkaQuorum.create(
                directory.resolve("kafka"),
                new FreePorts(),
                new Passwords(directory.resolve("secrets")),
                Certificates.create(),
                AccessRules.users());
        Supervisor supervisor = new Supervisor();
        kafka
            .parts(System.getProperty("java.class.path"), directory.resolve("logs"), AHEAD)
            .forEach(supervisor::keep);
        kafka.prepare(TopicSpec.defaults(), AccessRules.of(FLEET));
        return new Running(kafka, supervisor, directory);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      supervisor.close();
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }
}
