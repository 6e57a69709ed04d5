package dev.muster.bench.worker;

import dev.muster.pipeline.PipelineJob;
import dev.muster.pipeline.RunningPipeline;
import java.util.Map;

/** The pipeline as it runs all day, until its parent is gone. */
final class ServeRole implements Worker.Role {
  @Override
  public void play(Told told, Said said) throws Exception {
    try (RunningPipeline pipeline = PipelineJob.start(JobConfig.of(told, 1))) {
      said.ready(Map.of());
      pipeline.ended().get();
    }
  }
}
