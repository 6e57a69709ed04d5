package dev.muster.pipeline;

import dev.muster.control.root.RootDocument;
import dev.muster.decrypt.DecryptSettings;
import dev.muster.detect.flood.FloodSettings;
import dev.muster.detect.level.LevelSettings;
import dev.muster.detect.rate.RateSettings;
import dev.muster.detect.silence.SilenceSettings;
import dev.muster.message.TopicPartitions;
import dev.muster.pipeline.config.PipelineConfig;
import dev.muster.remediate.RemediateSettings;
import dev.muster.verify.VerifySettings;

/**
 * What each stage is told.
 *
 * @param verify limits of verification
 * @param decrypt what may be opened at all
 * @param silence how long a device may say nothing
 * @param rate how often a device may speak
 * @param flood when records that nobody is proved to have sent are a flood
 * @param level where readings may lie
 * @param remediate whose commands are decided on, and how far they may go
 */
record PipelineSettings(
    VerifySettings verify,
    DecryptSettings decrypt,
    SilenceSettings silence,
    RateSettings rate,
    FloodSettings flood,
    LevelSettings level,
    RemediateSettings remediate) {

  /**
   * What a configuration says.
   *
   * @param root document that the configuration pins
   * @param partitions of the telemetry topic
   */
  static PipelineSettings of(PipelineConfig config, RootDocument root, TopicPartitions partitions) {
    return new PipelineSettings(
        config.verify().settings(config.fleet(), partitions),
        config.decrypt().settings(root),
        config.detect().silence(partitions),
        config.detect().rate(),
        config.detect().flood(),
        config.detect().level(),
        new RemediateSettings(config.fleet(), config.remediate().ceilings()));
  }
}
