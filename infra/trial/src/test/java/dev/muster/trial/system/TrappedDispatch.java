package dev.muster.trial.system;

import dev.muster.cli.LogFile;
import dev.muster.pipeline.DispatchJob;
import dev.muster.pipeline.RunningPipeline;
import dev.muster.pipeline.config.DispatchConfig;
import java.nio.file.Path;

/** What {@code run --job dispatch} does, with a {@link CommitTrap}. Argument: configuration. */
final class TrappedDispatch {
  private TrappedDispatch() {}

  public static void main(String[] arguments) throws Exception {
    CommitTrap.set();
    LogFile.in(Path.of(arguments[0]).getParent());
    try (RunningPipeline dispatch = DispatchJob.start(DispatchConfig.read(Path.of(arguments[0])))) {
      dispatch.ended().get();
    }
  }
}
