package dev.muster.pipeline;

import dev.muster.audit.run.RunEventKind;
import dev.muster.audit.run.RunNote;
import dev.muster.connectors.iceberg.AppliedBundles.AppliedBundle;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.TopicReader;
import dev.muster.connectors.kafka.resume.LostRecords;
import dev.muster.connectors.kafka.resume.RecordsLostException;
import dev.muster.control.Authentication;
import dev.muster.control.ControlAuthenticator;
import dev.muster.control.ControlContent;
import dev.muster.control.ControlContents;
import dev.muster.control.root.RootDocument;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.crypto.CryptoProvider;
import dev.muster.pipeline.config.TopicsConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the bundle topics against what table {@code runs} remembers: whoever starts without the
 * newest bundle of a kind would run with less than was in force, without a trust bundle for example
 * with nobody revoked.
 */
final class RememberedControl {
  private final KafkaAccess access;
  private final RootDocument root;
  private final Set<LostRecords> accepted;

  /**
   * @param accepted records whose loss a person accepts
   */
  RememberedControl(KafkaAccess access, RootDocument root, Set<LostRecords> accepted) {
    this.access = access;
    this.root = root;
    this.accepted = accepted;
  }

  /**
   * Makes sure that each bundle that was in force, or a newer one, is on its topic.
   *
   * @param remembered the newest of each kind, by wire name
   * @return a note for each loss that is accepted
   * @throws RecordsLostException if one is gone
   */
  List<RunNote> require(TopicsConfig topics, Map<String, AppliedBundle> remembered) {
    List<RunNote> notes = new ArrayList<>();
    bundles(topics)
        .forEach(
            (contents, topic) -> {
              AppliedBundle bundle = remembered.get(contents.kind().wireName());
              if (bundle != null && !stands(contents, topic, bundle)) {
                notes.add(lost(contents, topic, bundle));
              }
            });
    return notes;
  }

  private RunNote lost(ControlContent<?> contents, String topic, AppliedBundle bundle) {
    LostRecords lost =
        new LostRecords(bundle.topic(), bundle.partition(), bundle.offset(), bundle.offset());
    String what =
        "Topic %s no longer holds version %s of the %s bundle, which was in force, nor a newer one"
            .formatted(topic, bundle.version(), contents.kind().wireName());
    if (!accepted.contains(lost)) {
      throw new RecordsLostException(
          ("%s: bring the record back, or start once with --accept-loss %s (on a cluster:"
                  + " kafka.accept-loss) and publish the bundle again.")
              .formatted(what, lost));
    }
    return new RunNote(
        RunEventKind.LOSS_ACCEPTED,
        topic,
        bundle.partition(),
        bundle.offset(),
        what + "; accepted as " + lost);
  }

  /** Looks where it stood first: a copy of it, or a newer one, takes the whole topic. */
  private <T> boolean stands(ControlContent<T> contents, String topic, AppliedBundle bundle) {
    Newest<T> newest = new Newest<>(contents);
    try (TopicReader reader = TopicReader.openUncommitted(access, topic)) {
      if (bundle.topic().equals(topic) && bundle.partition() < reader.partitions()) {
        reader.read(bundle.partition(), bundle.offset(), bundle.offset(), newest::take);
      }
      if (newest.version < bundle.version()) {
        reader.readAll(newest::take);
      }
      return newest.version >= bundle.version();
    }
  }

  private static Map<ControlContent<?>, String> bundles(TopicsConfig topics) {
    Map<ControlContent<?>, String> bundles = new LinkedHashMap<>();
    bundles.put(ControlContents.TRUST, topics.trust());
    bundles.put(ControlContents.POLICY, topics.policy());
    bundles.put(ControlContents.RULES, topics.rules());
    return bundles;
  }

  /** The newest authentic version among records. */
  private final class Newest<T> {
    private final ControlAuthenticator<T> authenticator;
    private long version;

    Newest(ControlContent<T> contents) {
      authenticator = new ControlAuthenticator<>(root, contents, CryptoProvider.fastest());
    }

    void take(ArrivedRecord record) {
      if (!record.tick()) {
        version =
            Math.max(
                version,
                authenticator
                    .authenticate(record)
                    .fold(Authentication.Authentic::version, refused -> 0L));
      }
    }
  }
}
