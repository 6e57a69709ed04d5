package dev.muster.bench.worker;

import java.util.Map;

/**
 * Main class of the child processes: one role each. Says results on standard output as lines of
 * JSON behind {@link Said#MARK}; everything else there is noise of libraries. Ends with its parent.
 */
public final class Worker {
  private static final Map<String, Role> ROLES =
      Map.of(
          "broker", new BrokerRole(),
          "fill", new FillRole(),
          "vectors", new VectorsRole(),
          "raw", new RawRole(),
          "pass-through", new JobRole(JobRole.Kind.PASS_THROUGH),
          "pipeline", new JobRole(JobRole.Kind.PIPELINE),
          "serve", new ServeRole(),
          "latency", new LatencyRole(),
          "up", new UpRole(),
          "traffic", new TrafficRole());

  private Worker() {}

  /** What a child process does. */
  interface Role {
    void play(Told told, Said said) throws Exception;
  }

  /** Plays the role that the first argument names, as the others tell. */
  public static void main(String[] arguments) {
    Lifeline.hold();
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
