package dev.muster.admin.control;

import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TopicReader;
import dev.muster.control.Authentication;
import dev.muster.control.ControlAuthenticator;
import dev.muster.control.ControlContent;
import dev.muster.control.Precedence;
import dev.muster.control.root.RootDocument;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.KeyPartition;
import dev.muster.message.crypto.CryptoProvider;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * What a control topic says now: of each subject the newest version that the pipeline would apply.
 * Records that it would refuse are passed over, whatever version they claim.
 */
public record ControlTopic<T>(
    KafkaAccess access, String topic, ControlContent<T> contents, RootDocument root) {
  /** The newest content of each subject, by subject. Reads the whole topic. */
  public Map<String, T> newest() {
    var authenticator = CompletableFuture.supplyAsync(this::authenticator);
    try (TopicReader reader = TopicReader.openUncommitted(access, topic)) {
      Newest newest = new Newest(authenticator.join(), reader.partitions());
      reader.readAll(newest::take);
      return new TreeMap<>(newest.bySubject);
    }
  }

  /** The newest content of one subject. Reads only the partition that the subject belongs to. */
  public Optional<T> newest(String subject) {
    byte[] key = subject.getBytes(StandardCharsets.UTF_8);
    var authenticator = CompletableFuture.supplyAsync(this::authenticator);
    try (TopicReader reader = TopicReader.openUncommitted(access, topic)) {
      Newest newest = new Newest(authenticator.join(), reader.partitions());
      reader.read(KeyPartition.of(key, reader.partitions()), newest::take);
      return Optional.ofNullable(newest.bySubject.get(subject));
    }
  }

  /** Which of these records, all of this topic, are refused for a version that came first. */
  List<PublishedVersion> overtaken(List<PublishedVersion> published) {
    try (TopicReader reader = TopicReader.openUncommitted(access, topic)) {
      return new PublishedVersions(authenticator(), published).overtaken(reader);
    }
  }

  /**
   * Cryptography takes as long to load as Kafka to answer: what needs both lets them do so at once.
   */
  private ControlAuthenticator<T> authenticator() {
    return new ControlAuthenticator<>(root, contents, CryptoProvider.fastest());
  }

  private final class Newest {
    private final ControlAuthenticator<T> authenticator;
    private final Map<String, T> bySubject = new HashMap<>();
    private final Map<String, Precedence> inForce = new HashMap<>();
    private final int partitions;

    Newest(ControlAuthenticator<T> authenticator, int partitions) {
      this.authenticator = authenticator;
      this.partitions = partitions;
    }

    void take(ArrivedRecord record) {
      if (!record.tick()) {
        authenticator.authenticate(record, partitions).fold(this::keepIfNewer, refused -> false);
      }
    }

    private boolean keepIfNewer(Authentication.Authentic<T> record) {
      Precedence precedence = Precedence.of(record);
      boolean newer = precedence.follows(inForce.get(record.subject()));
      if (newer) {
        inForce.put(record.subject(), precedence);
        bySubject.put(record.subject(), record.content());
      }
      return newer;
    }
  }
}
