package dev.muster.connectors.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates topics where Muster owns the broker; elsewhere that is the owner's decision. */
public final class TopicCreation {
  private TopicCreation() {}

  /**
   * Creates what is missing; a topic that exists stays as it is.
   *
   * @return the names of the topics that are new
   * @throws PreflightException if the broker can't be reached or refuses
   */
  public static List<String> createMissing(KafkaAccess access, List<TopicSpec> specs) {
    try (Admin admin = AdminAccess.open(access)) {
      var results = admin.createTopics(specs.stream().map(TopicCreation::topic).toList()).values();
      return specs.stream()
          .map(TopicSpec::name)
          .filter(name -> isNew(access, name, results))
          .toList();
    }
  }

  private static NewTopic topic(TopicSpec spec) {
    return new NewTopic(spec.name(), spec.partitions(), (short) 1).configs(spec.settings());
  }

  private static boolean isNew(
      KafkaAccess access,
      String name,
      Map<String, org.apache.kafka.common.KafkaFuture<Void>> results) {
    try {
      AdminAccess.await(access, results.get(name));
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw new PreflightException(
          "Topic %s can't be created: %s".formatted(name, e.getCause().getMessage()), e);
    }
  }
}
