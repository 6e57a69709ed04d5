package dev.muster.trial.system;

import dev.muster.cli.LogFile;
import dev.muster.pipeline.PipelineJob;
import dev.muster.pipeline.RunningPipeline;
import dev.muster.pipeline.config.PipelineConfig;
import java.nio.file.Path;

/**
 * What {@code run} does with the pipeline over a recording, with an {@link IntentTrap}. Argument:
 * configuration.
 */
final class TrappedPipeline {
  private TrappedPipeline() {}

  public static void main(String[] arguments) throws Exception {
    IntentTrap.set();
    Path file = Path.of(arguments[0]);
    LogFile.in(file.getParent().resolve("logs"));
    PipelineConfig config = PipelineConfig.read(file);
    try (RunningPipeline pipeline =
        PipelineJob.start(config.withKafka(config.kafka().replaying()))) {
      pipeline.ended().get();
    }
  }
}
