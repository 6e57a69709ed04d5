package dev.muster.bench.worker;

import dev.muster.cli.LogFile;
import dev.muster.cli.Muster;
import dev.muster.cluster.process.Leash;
import dev.muster.pipeline.DispatchJob;
import dev.muster.pipeline.PipelineJob;
import dev.muster.pipeline.RunningPipeline;
import dev.muster.pipeline.config.PipelineConfig;
import java.nio.file.Path;
import java.util.Map;

/**
 * Main class of the child processes: one role each. Says results on standard output as lines of
 * JSON behind {@link ChildOutput#MARK}; everything else there is noise of libraries. Ends with its
 * parent.
 */
public final class Worker {
  private static final Map<String, Role> ROLES =
      Map.ofEntries(
          Map.entry("broker", new BrokerRole()),
          Map.entry("fill", new FillRole()),
          Map.entry("vectors", new VectorsRole()),
          Map.entry("raw", new RawRole()),
          Map.entry("pass-through", new JobRole(JobRole.Kind.PASS_THROUGH)),
          Map.entry("pipeline", new JobRole(JobRole.Kind.SEALED)),
          Map.entry("flow", new JobRole(JobRole.Kind.FLOW)),
          Map.entry("serve", Worker::serve),
          Map.entry("latency", new LatencyRole()),
          Map.entry("up", Worker::up),
          Map.entry("traffic", new TrafficRole()));

  private Worker() {}

  /** What a child process does. */
  interface Role {
    void play(ChildOptions options, ChildOutput output) throws Exception;
  }

  /** Plays the role that the first argument names, as the others tell. */
  public static void main(String[] arguments) {
    Leash.hold();
    LogFile.in(Path.of(System.getProperty("muster.logs")));
    ChildOutput output = new ChildOutput(System.out);
    try {
      Role role = ROLES.get(arguments[0]);
      if (role == null) {
        throw new IllegalArgumentException("no role is called " + arguments[0]);
      }
      role.play(ChildOptions.of(arguments), output);
      Runtime.getRuntime().halt(0);
    } catch (Throwable e) {
      e.printStackTrace();
      output.failed(e);
      Runtime.getRuntime().halt(1);
    }
  }

  /** The pipeline and dispatch as they run all day, until the parent is gone. */
  private static void serve(ChildOptions options, ChildOutput output) throws Exception {
    PipelineConfig config = JobConfig.of(options, 1);
    try (RunningPipeline dispatch = DispatchJob.start(JobConfig.dispatch(options, config));
        RunningPipeline pipeline = PipelineJob.start(config)) {
      output.ready(Map.of());
      pipeline.and(dispatch).ended().get();
    }
  }

  /** {@code muster up}, which ends with its parent like every child. */
  private static void up(ChildOptions options, ChildOutput output) {
    int code =
        Muster.commandLine()
            .execute("up", "--data", options.text("data"), "--fleet", BrokerRole.FLEET);
    throw new IllegalStateException("`up` ended by itself with " + code);
  }
}
