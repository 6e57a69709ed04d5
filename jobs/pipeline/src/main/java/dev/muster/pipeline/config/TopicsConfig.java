package dev.muster.pipeline.config;

import dev.muster.schemas.Topics;

/**
 * The names of the topics.
 *
 * @param telemetry what devices send
 * @param registry device records
 * @param trust revocations
 * @param policy policy bundles
 * @param rules rule bundles
 * @param approvals people's consent to single commands
 * @param intents committed decisions to command a device
 * @param commands signed commands
 * @param quarantine dead letters of telemetry
 * @param refusedIntents dead letters of intents
 */
public record TopicsConfig(
    String telemetry,
    String registry,
    String trust,
    String policy,
    String rules,
    String approvals,
    String intents,
    String commands,
    String quarantine,
    String refusedIntents) {

  /** The names that the design fixes. */
  public static TopicsConfig defaults() {
    return new TopicsConfig(
        Topics.TELEMETRY,
        Topics.REGISTRY,
        Topics.TRUST,
        Topics.POLICY,
        Topics.RULES,
        Topics.APPROVALS,
        Topics.INTENTS,
        Topics.COMMANDS,
        Topics.TELEMETRY_DEAD_LETTERS,
        Topics.INTENT_DEAD_LETTERS);
  }

  static TopicsConfig read(Section topics) {
    String telemetry = topics.text("telemetry", Topics.TELEMETRY);
    String intents = topics.text("intents", Topics.INTENTS);
    return new TopicsConfig(
        telemetry,
        topics.text("registry", Topics.REGISTRY),
        topics.text("trust", Topics.TRUST),
        topics.text("policy", Topics.POLICY),
        topics.text("rules", Topics.RULES),
        topics.text("approvals", Topics.APPROVALS),
        intents,
        topics.text("commands", Topics.COMMANDS),
        topics.text("quarantine", "dlq." + telemetry),
        topics.text("refused-intents", "dlq." + intents));
  }
}
