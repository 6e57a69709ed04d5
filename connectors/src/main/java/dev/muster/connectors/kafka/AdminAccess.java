package dev.muster.connectors.kafka;

import java.io.IOException;
import java.security.UnrecoverableKeyException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;

/** Admin clients whose failures are sentences, within about ten seconds. */
final class AdminAccess {
  private static final int PATIENCE_MS = 10_000;

  private AdminAccess() {}

  /**
   * @throws PreflightException if the properties make no client
   */
  static Admin open(KafkaAccess access) {
    Properties properties = access.clientProperties();
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "3000");
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, String.valueOf(PATIENCE_MS));
    properties.put(AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, "3000");
    // Nobody asks a client for its figures that lives for one question.
    properties.put(AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
    properties.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, "false");
    try {
      return Admin.create(properties);
    } catch (KafkaException e) {
      throw refused(access, e);
    }
  }

  /**
   * @throws PreflightException if the broker doesn't answer or doesn't let this client in
   * @throws ExecutionException if it answers with another failure
   */
  static <T> T await(KafkaAccess access, KafkaFuture<T> answer) throws ExecutionException {
    try {
      return answer.get(PATIENCE_MS + 2_000L, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw unanswered(access, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
        throw unanswered(access, e);
      }
      if (e.getCause() instanceof AuthenticationException) {
        throw PreflightException.because(
            "Kafka at %s doesn't let this client in".formatted(access.bootstrapServers()), e);
      }
      throw e;
    }
  }

  /**
   * The same for whom any failure is one.
   *
   * @param failed what to say then, in front of what Kafka answered
   * @throws PreflightException if there is no answer, or another than was asked for
   */
  static <T> T await(KafkaAccess access, KafkaFuture<T> answer, String failed) {
    try {
      return await(access, answer);
    } catch (ExecutionException e) {
      throw PreflightException.because(failed, e);
    }
  }

  /** The question what a topic is. */
  static KafkaFuture<TopicDescription> describing(Admin admin, String topic) {
    return of(admin.describeTopics(List.of(topic)).topicNameValues(), topic);
  }

  /** The question how a topic is set. */
  static KafkaFuture<Config> settings(Admin admin, String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return of(admin.describeConfigs(List.of(resource)).values(), resource);
  }

  /** Of answers by what was asked, one that must be there. */
  static <K, V> V of(Map<K, V> answers, K asked) {
    V answer = answers.get(asked);
    if (answer == null) {
      throw new IllegalStateException("there is no answer for " + asked);
    }
    return answer;
  }

  /** Waits before Kafka is asked again. */
  static void pause(int millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Leaves the thread interrupted. */
  static PreflightException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new PreflightException("Interrupted while waiting for Kafka.", cause);
  }

  static PreflightException refused(KafkaAccess access, KafkaException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isWrongPassword(cause)) {
        return new PreflightException(
            "The password of the TLS key store or trust store in the Kafka properties is wrong:"
                + " check ssl.keystore.password, ssl.key.password and ssl.truststore.password.",
            failure);
      }
      if (cause instanceof ConfigException && said(cause).contains("bootstrap")) {
        return new PreflightException(
            "No address of kafka.bootstrap-servers (%s) can be resolved: check host names."
                .formatted(access.bootstrapServers()),
            failure);
      }
    }
    return new PreflightException(
        "The Kafka properties make no client: " + innermost(failure).getMessage(), failure);
  }

  /** A broker that is there and too slow is not to be started: it is to be looked at. */
  static PreflightException unanswered(KafkaAccess access, Exception cause) {
    return new PreflightException(
        BrokerDoor.isOpen(access.bootstrapServers())
            ? ("Kafka at %s takes connections, but didn't answer within %s seconds: look at its log"
                    + " and load, and whether security.protocol is that of this listener.")
                .formatted(access.bootstrapServers(), PATIENCE_MS / 1000)
            : "No Kafka broker answers at %s: start it, or correct kafka.bootstrap-servers."
                .formatted(access.bootstrapServers()),
        cause);
  }

  /** A wrong password shows as an unrecoverable key, or only in the text of an I/O failure. */
  private static boolean isWrongPassword(Throwable cause) {
    String text = said(cause).toLowerCase(Locale.ROOT);
    return cause instanceof UnrecoverableKeyException
        || (cause instanceof IOException && text.contains("password"));
  }

  private static String said(Throwable cause) {
    return String.valueOf(cause.getMessage());
  }

  private static Throwable innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
