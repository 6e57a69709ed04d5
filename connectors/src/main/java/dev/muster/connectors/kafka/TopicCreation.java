package dev.muster.connectors.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates topics where Muster owns the broker; elsewhere that is the owner's decision. */
public final class TopicCreation {
  private static final int PAUSE_MS = 50;
  private static final int ASKED_AT_MOST = 200;

  private TopicCreation() {}

  /**
   * Creates what is missing, and returns when the broker shows it; a topic that exists stays as it
   * is.
   *
   * @return the names of the topics that are new
   * @throws PreflightException if the broker can't be reached or refuses
   */
  public static List<String> createMissing(KafkaAccess access, List<TopicSpec> specs) {
    return createMissing(access, specs, 1);
  }

  /**
   * The same on several brokers.
   *
   * @param replicas of each partition
   */
  public static List<String> createMissing(
      KafkaAccess access, List<TopicSpec> specs, int replicas) {
    try (Admin admin = AdminAccess.open(access)) {
      var results =
          admin.createTopics(specs.stream().map(spec -> topic(spec, replicas)).toList()).values();
      List<String> made =
          specs.stream().map(TopicSpec::name).filter(name -> isNew(access, name, results)).toList();
      for (String name : made) {
        awaitShown(access, admin, name);
      }
      return made;
    }
  }

  /** The controller has made it, but the broker that answers questions may not have heard yet. */
  private static void awaitShown(KafkaAccess access, Admin admin, String name) {
    for (int asked = 1; ; asked++) {
      try {
        AdminAccess.await(access, AdminAccess.describing(admin, name));
        return;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || asked == ASKED_AT_MOST) {
          throw PreflightException.because(
              "Topic %s was created, but the broker doesn't show it".formatted(name), e);
        }
        AdminAccess.pause(PAUSE_MS);
      }
    }
  }

  private static NewTopic topic(TopicSpec spec, int replicas) {
    return new NewTopic(spec.name(), spec.partitions(), (short) replicas).configs(spec.settings());
  }

  private static boolean isNew(
      KafkaAccess access,
      String name,
      Map<String, org.apache.kafka.common.KafkaFuture<Void>> results) {
    try {
      AdminAccess.await(access, AdminAccess.of(results, name));
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw PreflightException.because("Topic %s can't be created".formatted(name), e);
    }
  }
}
