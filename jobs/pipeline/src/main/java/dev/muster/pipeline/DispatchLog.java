package dev.muster.pipeline;

import dev.muster.connectors.iceberg.CompletedCheckpoint;
import dev.muster.connectors.kafka.CommandSink;
import dev.muster.connectors.kafka.DispatchGuard;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.PartitionCounts;
import dev.muster.connectors.kafka.RefusedIntentSink;
import dev.muster.connectors.kafka.StandingSink;
import dev.muster.connectors.kafka.TimestampRule;
import dev.muster.connectors.kafka.TopicFacts;
import dev.muster.connectors.kafka.TopicPreflight;
import dev.muster.connectors.kafka.TopicSource;
import dev.muster.connectors.kafka.Transactions;
import dev.muster.control.operator.ControlTopic;
import dev.muster.control.root.RootDocument;
import dev.muster.dispatch.operator.DispatchOperators;
import dev.muster.pipeline.config.DispatchConfig;
import dev.muster.pipeline.config.TopicsConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The topics of dispatch, as they were found at its start. */
final class DispatchLog {
  private final DispatchConfig config;
  private final TopicsConfig topics;
  private final KafkaAccess access;
  private final TopicFacts intents;
  private final TopicFacts registry;
  private final int deadLetterBytes;

  /** Looks at every topic, and says in one sentence what is wrong with the first that is. */
  DispatchLog(DispatchConfig config) {
    this.config = config;
    this.topics = config.topics();
    this.access = new KafkaAccess(config.kafka().properties());
    TopicPreflight preflight = new TopicPreflight(access, TimestampRule.RECORDED);
    Map<String, TopicFacts> inputs = preflight.inputs(List.of(topics.intents(), topics.registry()));
    this.intents = inputs.get(topics.intents());
    this.registry = inputs.get(topics.registry());
    preflight.outputs(List.of(topics.commands()));
    this.deadLetterBytes = preflight.quarantine(topics.refusedIntents());
    new PartitionCounts(config.checkpoint().directory()).confirm(inputs.values());
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
            .committed();
    TopicSource registered = TopicSource.of(access, registry, TimestampRule.RECORDED);
    return new DispatchOperators.Topics(
        new ControlTopic(
            decided.attach(environment, DispatchUids.INTENT_SOURCE, 1), intents.partitions()),
        new ControlTopic(
            registered.attach(environment, DispatchUids.REGISTRY_SOURCE, 1),
            registry.partitions()));
  }

  DispatchSinks sinks() {
    Transactions transactions =
        new Transactions(access, config.fleet(), config.kafka().transactionTimeout());
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
