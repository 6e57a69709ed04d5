package dev.muster.cli;

import dev.muster.admin.AdminException;
import dev.muster.admin.installation.InstanceLock;
import dev.muster.admin.installation.RestingBroker;
import dev.muster.connectors.kafka.KafkaAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose tables and topics are looked at: those of a data directory or of a configuration. */
final class AuditAccess extends FleetPlace {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Use the Kafka and catalog of this file instead of a data directory.")
  private @Nullable Path config;

  @Override
  @Nullable Path config() {
    return config;
  }

  /**
   * Does something with the broker. Where nothing runs on the data directory, its broker is started
   * for that time, if one is installed here.
   */
  <T> T withKafka(Function<KafkaAccess, T> use) {
    if (config == null && !InstanceLock.isTaken(directory())) {
      if (!Files.exists(directory().kafka())) {
        throw new AdminException(
            "There are no topics in %s: start `./muster up` there, or name another directory with --data."
                .formatted(directory().root()));
      }
      Optional<RestingBroker> resting = RestingBroker.installed();
      if (resting.isPresent()) {
        return resting.get().use(directory(), use);
      }
    }
    return use.apply(kafka());
  }
}
