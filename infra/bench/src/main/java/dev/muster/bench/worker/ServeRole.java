package dev.muster.bench.worker;

import dev.muster.pipeline.DispatchJob;
import dev.muster.pipeline.PipelineJob;
import dev.muster.pipeline.RunningPipeline;
import dev.muster.pipeline.config.PipelineConfig;
import java.util.Map;

/** The pipeline and dispatch as they run all day, until their parent is gone. */
final class ServeRole implements Worker.Role {
  @Override
  public void play(Told told, Said said) throws Exception {
    PipelineConfig config = JobConfig.of(told, 1);
    try (RunningPipeline dispatch = DispatchJob.start(JobConfig.dispatch(told, config));
        RunningPipeline pipeline = PipelineJob.start(config)) {
      said.ready(Map.of());
      pipeline.and(dispatch).ended().get();
    }
  }
}
