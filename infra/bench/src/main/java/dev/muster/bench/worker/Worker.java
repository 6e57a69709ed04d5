package dev.muster.bench.worker;

import dev.muster.cli.LogFile;
import java.nio.file.Path;
import java.util.Map;

/**
 * Main class of the child processes: one role each. Says results on standard output as lines of
 * JSON behind {@link Said#MARK}; everything else there is noise of libraries. Ends with its parent.
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
          Map.entry("serve", new ServeRole()),
          Map.entry("latency", new LatencyRole()),
          Map.entry("up", new UpRole()),
          Map.entry("traffic", new TrafficRole()));

  private Worker() {}

  /** What a child process does. */
  interface Role {
    void play(Told told, Said said) throws Exception;
  }

  /** Plays the role that the first argument names, as the others tell. */
  public static void main(String[] arguments) {
    Lifeline.hold();
    LogFile.in(Path.of(System.getProperty("muster.logs")));
    Said said = new Said(System.out);
    try {
      ROLES.get(arguments[0]).play(Told.of(arguments), said);
      Runtime.getRuntime().halt(0);
    } catch (Throwable e) {
      e.printStackTrace();
      said.failed(e);
      Runtime.getRuntime().halt(1);
    }
  }
}
