package dev.muster.bench.worker;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.LocalKeys;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.local.broker.EmbeddedBroker;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A broker with all topics, and keys for a fleet, until its parent is gone. */
final class BrokerRole implements Worker.Role {
  static final String FLEET = "bench";

  @Override
  public void play(ChildOptions options, ChildOutput output) throws InterruptedException {
    DataDirectory data = DataDirectory.prepare(options.path("data"));
    LocalKeys.openOrCreate(data, FLEET, line -> {});
    EmbeddedBroker broker = EmbeddedBroker.start(data.kafka(), 0);
    TopicCreation.createMissing(broker.access(), TopicSpec.defaults());
    output.ready(Map.of("kafka", broker.bootstrapServers()));
    new CountDownLatch(1).await();
  }
}
