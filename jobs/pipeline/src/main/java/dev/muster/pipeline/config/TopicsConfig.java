package dev.muster.pipeline.config;

import dev.muster.schemas.Topics;

/**
 * The names of the topics.
 *
 * @param telemetry what devices send
 * @param registry device records
 * @param trust revocations
 * @param quarantine dead letters of telemetry
 */
public record TopicsConfig(String telemetry, String registry, String trust, String quarantine) {

  /** The names that the design fixes. */
  public static TopicsConfig defaults() {
    return new TopicsConfig(
        Topics.TELEMETRY, Topics.REGISTRY, Topics.TRUST, Topics.TELEMETRY_DEAD_LETTERS);
  }

  static TopicsConfig read(Section topics) {
    String telemetry = topics.text("telemetry", Topics.TELEMETRY);
    return new TopicsConfig(
        telemetry,
        topics.text("registry", Topics.REGISTRY),
        topics.text("trust", Topics.TRUST),
        topics.text("quarantine", "dlq." + telemetry));
  }
}
