package dev.muster.pipeline;

import dev.muster.control.root.RootDocument;
import dev.muster.decrypt.DecryptSettings;
import dev.muster.detect.operator.DetectSettings;
import dev.muster.message.TopicPartitions;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.remediate.decision.RemediateSettings;
import dev.muster.verify.VerifySettings;

/**
 * What each stage is told.
 *
 * @param detect the detectors, each with its settings
 * @param remediate whose commands are decided on, and how far they may go
 */
record PipelineSettings(
    VerifySettings verify,
    DecryptSettings decrypt,
    DetectSettings detect,
    RemediateSettings remediate) {

  /**
   * What a configuration says.
   *
   * @param root document that the configuration pins
   * @param partitions of the telemetry topic
   */
  static PipelineSettings of(PipelineConfig config, RootDocument root, TopicPartitions partitions) {
    return new PipelineSettings(
        new VerifySettings(config.fleet(), partitions, config.verify().limits()),
        config.decrypt().settings(root),
        config.detect(),
        new RemediateSettings(config.fleet(), config.remediate().ceilings()));
  }
}
