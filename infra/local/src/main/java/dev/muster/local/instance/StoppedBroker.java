package dev.muster.local.instance;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.InstanceLock;
import dev.muster.admin.installation.RestingBroker;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.local.broker.EmbeddedBroker;
import java.util.function.Function;

/** The embedded broker of a directory that is stopped, on any free port. */
public final class StoppedBroker implements RestingBroker {
  @Override
  public <T> T use(DataDirectory data, Function<KafkaAccess, T> use) {
    try (InstanceLock lock = InstanceLock.take(data);
        EmbeddedBroker broker = EmbeddedBroker.start(data.kafka(), 0)) {
      return use.apply(broker.access());
    }
  }
}
