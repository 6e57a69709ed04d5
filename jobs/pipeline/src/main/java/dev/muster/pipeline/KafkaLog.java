package dev.muster.pipeline;

import dev.muster.audit.operator.AuditSinks;
import dev.muster.audit.operator.RunFacts;
import dev.muster.audit.run.RunNote;
import dev.muster.connectors.iceberg.AppliedBundles.AppliedBundle;
import dev.muster.connectors.iceberg.CompletedCheckpoint;
import dev.muster.connectors.iceberg.RecoveryGuard;
import dev.muster.connectors.kafka.DeadLetterSink;
import dev.muster.connectors.kafka.IntentSink;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.KnownTopics;
import dev.muster.connectors.kafka.Metronome;
import dev.muster.connectors.kafka.OpenTransactions;
import dev.muster.connectors.kafka.ResumeGuard;
import dev.muster.connectors.kafka.Resumption;
import dev.muster.connectors.kafka.TimestampRule;
import dev.muster.connectors.kafka.TopicFacts;
import dev.muster.connectors.kafka.TopicGrowth;
import dev.muster.connectors.kafka.TopicPreflight;
import dev.muster.connectors.kafka.TopicSource;
import dev.muster.connectors.kafka.TransactionGuard;
import dev.muster.connectors.kafka.Transactions;
import dev.muster.connectors.kafka.WaitingBounds;
import dev.muster.connectors.keys.StoredSigner;
import dev.muster.control.operator.ControlTopic;
import dev.muster.control.root.Role;
import dev.muster.control.root.RootDocument;
import dev.muster.message.ArrivedRecord;
import dev.muster.message.TopicPartitions;
import dev.muster.pipeline.config.KafkaConfig;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.pipeline.config.TopicsConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The topics of one pipeline, as they were found at its start. */
final class KafkaLog {
  private final KafkaConfig kafka;
  private final TopicsConfig topics;
  private final String fleet;
  private final Path decisions;
  private final KafkaAccess access;
  private final TimestampRule timestamps;
  private final WaitingBounds waiting;
  private final Map<String, TopicFacts> facts;
  private final int deadLetterBytes;
  private final KnownTopics known;
  private Resumption resumption = Resumption.WHOLE;

  private KafkaLog(PipelineConfig config, KafkaAccess access, TimestampRule timestamps) {
    this.kafka = config.kafka();
    this.topics = config.topics();
    this.fleet = config.fleet();
    this.decisions = config.remediate().keys();
    this.access = access;
    this.timestamps = timestamps;
    this.waiting =
        new WaitingBounds(config.verify().maxWaitingBytes(), config.remediate().maxWaitingBytes());
    this.known = new KnownTopics(config.checkpoint().directory());
    TopicPreflight preflight = new TopicPreflight(access, timestamps);
    requireKnown(preflight, config.checkpoint().directory());
    this.facts = new LinkedHashMap<>(preflight.inputs(inputs()));
    facts.computeIfPresent(topics.telemetry(), (name, found) -> grown(found));
    this.deadLetterBytes = preflight.quarantine(topics.telemetry(), topics.quarantine());
    preflight.outputs(List.of(topics.intents()));
    preflight.transactions(kafka.transactionTimeout());
  }

  /**
   * Makes sure that the bundles that were in force, or newer ones, are on their topics.
   *
   * @return a note for each whose loss a person has accepted
   */
  List<RunNote> remembered(RootDocument root, Map<String, AppliedBundle> bundles) {
    return new RememberedControl(access, root, kafka.acceptLoss()).require(topics, bundles);
  }

  /**
   * Goes on from a checkpoint, if the log still has what it goes on from or a person has accepted
   * that it doesn't; remembers the topics as they are.
   *
   * @return what the start has to go on without
   */
  List<RunNote> resume(Optional<CompletedCheckpoint> checkpoint) {
    long number = checkpoint.map(CompletedCheckpoint::id).orElse(KnownTopics.AFRESH);
    Set<String> anew = known.madeAnew(facts.values(), number);
    List<RunNote> notes = new ArrayList<>(StartNotes.grown(facts(topics.telemetry())));
    checkpoint.ifPresent(
        from -> {
          resumption = guard().resume(from, facts.values(), anew);
          notes.addAll(StartNotes.accepted(resumption));
          notes.addAll(
              StartNotes.gone(
                  new TransactionGuard(access).gone(from, PipelineOperators.TRANSACTIONS)));
        });
    known.remember(facts.values(), anew, number);
    return notes;
  }

  /** A missing topic that a checkpoint goes on in must not be made as if nothing had been. */
  private void requireKnown(TopicPreflight preflight, String checkpoints) {
    Set<String> gone = preflight.missing(inputs());
    gone.retainAll(known.names());
    if (!gone.isEmpty()) {
      RecoveryGuard.newest(checkpoints)
          .ifPresent(
              checkpoint -> {
                throw guard().gone(checkpoint, gone);
              });
    }
  }

  private ResumeGuard guard() {
    return new ResumeGuard(
        access, PipelineOperators.SOURCES, topics.telemetry(), kafka.acceptLoss());
  }

  private Transactions transactions() {
    return new Transactions(access, fleet, kafka.transactionTimeout());
  }

  /** The topics whose time the pipeline follows: all of them carry ticks. */
  private List<String> inputs() {
    return List.of(
        topics.telemetry(),
        topics.registry(),
        topics.trust(),
        topics.policy(),
        topics.rules(),
        topics.approvals());
  }

  /** Looks at every topic, and says in one sentence what is wrong with the first that is. */
  static KafkaLog inspect(PipelineConfig config) {
    TimestampRule timestamps =
        config.kafka().requireLogAppendTime()
            ? TimestampRule.LOG_APPEND_TIME
            : TimestampRule.RECORDED;
    return new KafkaLog(config, new KafkaAccess(config.kafka().properties()), timestamps);
  }

  /** What a job is to know of the topics that it waits for, and of the one that it writes to. */
  RunFacts watched(RunFacts facts) {
    Map<String, Integer> partitions = new HashMap<>();
    this.facts.forEach((topic, found) -> partitions.put(topic, found.partitions()));
    return facts.watching(partitions, OpenTransactions.on(access, topics.intents()));
  }

  private TopicFacts grown(TopicFacts telemetry) {
    TopicGrowth growth = new TopicGrowth(access, telemetry.name());
    return known.grown(telemetry, kafka.telemetryGrown(), growth);
  }

  private TopicFacts facts(String topic) {
    return Objects.requireNonNull(facts.get(topic));
  }

  /** Partitions of the telemetry topic. */
  TopicPartitions partitions() {
    return facts(topics.telemetry()).places();
  }

  PipelineSources sources(StreamExecutionEnvironment environment) {
    int wide = environment.getParallelism();
    return new PipelineSources(
        TopicSource.of(access, facts(topics.telemetry()), timestamps)
            .goingOn(resumption)
            .waitingAtMost(waiting)
            .attach(environment, PipelineOperators.TELEMETRY_SOURCE, wide),
        control(environment, topics.registry(), PipelineOperators.REGISTRY_SOURCE, wide),
        control(environment, topics.trust(), PipelineOperators.TRUST_SOURCE, 1),
        control(environment, topics.policy(), PipelineOperators.POLICY_SOURCE, 1),
        control(environment, topics.rules(), PipelineOperators.RULES_SOURCE, 1),
        control(environment, topics.approvals(), PipelineOperators.APPROVALS_SOURCE, 1));
  }

  PipelineSinks sinks(AuditSinks audit) {
    DeadLetterSink quarantine =
        new DeadLetterSink(
            access, topics.quarantine(), fleet, kafka.transactionTimeout(), deadLetterBytes);
    IntentSink decided =
        new IntentSink(
            transactions(),
            topics.intents(),
            fleet,
            new StoredSigner(decisions.toString(), Role.STAGE_REMEDIATE));
    return new PipelineSinks(
        audit,
        refused -> quarantine.attach(refused, PipelineOperators.QUARANTINE),
        intents -> decided.attach(intents, PipelineOperators.INTENTS));
  }

  /** Starts the metronome, unless another process is it. */
  AutoCloseable ticking() {
    if (!kafka.metronome()) {
      return () -> {};
    }
    List<TopicFacts> control =
        facts.values().stream().filter(each -> !each.name().equals(topics.telemetry())).toList();
    return Metronome.start(access, facts(topics.telemetry()), control);
  }

  /** One task is enough for bundles and approvals, which come from people. */
  private ControlTopic control(
      StreamExecutionEnvironment environment, String topic, String uid, int parallelism) {
    DataStream<ArrivedRecord> records =
        TopicSource.of(access, facts(topic), timestamps)
            .goingOn(resumption)
            .attachPrompt(environment, uid, parallelism);
    return new ControlTopic(records, facts(topic).partitions());
  }
}
