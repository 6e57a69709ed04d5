package dev.muster.pipeline;

import dev.muster.connectors.iceberg.CompletedCheckpoint;
import dev.muster.connectors.iceberg.RecoveryGuard;
import dev.muster.connectors.kafka.CommandSink;
import dev.muster.connectors.kafka.DispatchGuard;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.KnownTopics;
import dev.muster.connectors.kafka.RefusedIntentSink;
import dev.muster.connectors.kafka.ResumeGuard;
import dev.muster.connectors.kafka.Resumption;
import dev.muster.connectors.kafka.StandingSink;
import dev.muster.connectors.kafka.TimestampRule;
import dev.muster.connectors.kafka.TopicFacts;
import dev.muster.connectors.kafka.TopicPreflight;
import dev.muster.connectors.kafka.TopicSource;
import dev.muster.connectors.kafka.TransactionGuard;
import dev.muster.connectors.kafka.Transactions;
import dev.muster.control.operator.ControlTopic;
import dev.muster.control.root.RootDocument;
import dev.muster.dispatch.operator.DispatchOperators;
import dev.muster.pipeline.config.DispatchConfig;
import dev.muster.pipeline.config.TopicsConfig;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The topics of dispatch, as they were found at its start. */
final class DispatchLog {
  private final DispatchConfig config;
  private final TopicsConfig topics;
  private final KafkaAccess access;
  private final TopicFacts intents;
  private final TopicFacts registry;
  private final int deadLetterBytes;
  private final KnownTopics known;
  private Resumption resumption = Resumption.WHOLE;

  /** Looks at every topic, and says in one sentence what is wrong with the first that is. */
  DispatchLog(DispatchConfig config) {
    this.config = config;
    this.topics = config.topics();
    this.access = new KafkaAccess(config.kafka().properties());
    this.known = new KnownTopics(config.checkpoint().directory());
    TopicPreflight preflight = new TopicPreflight(access, TimestampRule.RECORDED);
    requireKnown(preflight);
    Map<String, TopicFacts> inputs = preflight.inputs(List.of(topics.intents(), topics.registry()));
    this.intents = Objects.requireNonNull(inputs.get(topics.intents()));
    this.registry = Objects.requireNonNull(inputs.get(topics.registry()));
    preflight.outputs(List.of(topics.commands()));
    this.deadLetterBytes = preflight.quarantine(topics.refusedIntents());
    preflight.transactions(config.kafka().transactionTimeout());
  }

  /**
   * Goes on from a checkpoint, if the log still has what it goes on from or a person has accepted
   * that it doesn't; remembers the topics as they are. What it has to go on without is logged: the
   * table of commands tells the rest.
   */
  void resume(Optional<CompletedCheckpoint> checkpoint) {
    List<TopicFacts> inputs = List.of(intents, registry);
    long number = checkpoint.map(CompletedCheckpoint::id).orElse(KnownTopics.AFRESH);
    Set<String> anew = known.madeAnew(inputs, number);
    checkpoint.ifPresent(
        from -> {
          resumption = guard().resume(from, inputs, anew);
          StartNotes.accepted(resumption);
          StartNotes.gone(new TransactionGuard(access).gone(from, DispatchUids.TRANSACTIONS));
        });
    known.remember(inputs, anew, number);
  }

  private void requireKnown(TopicPreflight preflight) {
    Set<String> gone = preflight.missing(List.of(topics.intents(), topics.registry()));
    gone.retainAll(known.names());
    if (!gone.isEmpty()) {
      RecoveryGuard.newest(config.checkpoint().directory())
          .ifPresent(
              checkpoint -> {
                throw guard().gone(checkpoint, gone);
              });
    }
  }

  private ResumeGuard guard() {
    return new ResumeGuard(access, DispatchUids.SOURCES, null, config.kafka().acceptLoss());
  }

  private Transactions transactions() {
    return new Transactions(access, config.fleet(), config.kafka().transactionTimeout());
  }

  /** The checkpoint to go on from; empty for a fresh start. */
  Optional<CompletedCheckpoint> safeStart(RootDocument root) {
    return new DispatchGuard(access, topics.commands(), root, config.checkpoint().directory())
        .safeStart();
  }

  DispatchOperators.Topics topics(StreamExecutionEnvironment environment) {
    TopicSource decided =
        TopicSource.of(access, intents, TimestampRule.RECORDED)
            .telling(DispatchJob.group(config.fleet()))
            .committed()
            .goingOn(resumption);
    TopicSource registered =
        TopicSource.of(access, registry, TimestampRule.RECORDED).goingOn(resumption);
    return new DispatchOperators.Topics(
        new ControlTopic(
            decided.attach(environment, DispatchUids.INTENT_SOURCE, 1), intents.partitions()),
        new ControlTopic(
            registered.attach(environment, DispatchUids.REGISTRY_SOURCE, 1),
            registry.partitions()));
  }

  DispatchSinks sinks() {
    Transactions transactions = transactions();
    return new DispatchSinks(
        commands ->
            new CommandSink(transactions, topics.commands())
                .attach(commands, DispatchUids.COMMANDS),
        standings -> {
          if (config.standings()) {
            new StandingSink(access, topics.registry()).attach(standings, DispatchUids.STANDINGS);
          }
        },
        refused ->
            new RefusedIntentSink(transactions, topics.refusedIntents(), deadLetterBytes)
                .attach(refused, DispatchUids.REFUSED_INTENTS));
  }
}
