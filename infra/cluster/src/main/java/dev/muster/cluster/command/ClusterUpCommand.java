package dev.muster.cluster.command;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.GivenSettings;
import dev.muster.admin.installation.InstanceLock;
import dev.muster.cluster.ClassPaths;
import dev.muster.cluster.Cluster;
import dev.muster.cluster.process.Part;
import dev.muster.connectors.kafka.access.AccessRules;
import dev.muster.remediate.budget.Ceilings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A cluster to look at, until it is stopped. */
@Command(
    name = "up",
    description = {
      "Start a cluster and keep its processes running until stopped. Started again on the same"
          + " directory it goes on where it was."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./muster cluster up --data muster-data/cluster",
      "  ./muster cluster up --data muster-data/cluster --partitions 8"
    })
@SuppressWarnings("NullAway.Init") // Set by picocli, before the command is called.
final class ClusterUpCommand implements Callable<Integer> {
  /** Holds the id of the process that a cluster ends with. */
  static final String PID = "cluster.pid";

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ClusterDirectory.DEFAULT,
      description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
  private Path data;

  @Option(
      names = "--fleet",
      paramLabel = "NAME",
      defaultValue = "muster",
      description = "Fleet id if keys are made now (default: ${DEFAULT-VALUE}).")
  private String fleet;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML with settings of the jobs, as `up` takes it; parallelism is 2.")
  private @Nullable Path config;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description =
          "Give telemetry so many partitions before the jobs start: a whole multiple of what it"
              + " has. Stop the cluster before; devices may go on sending once it is up.")
  private @Nullable Integer partitions;

  @Option(names = "--stacktrace", description = "Show where a failure comes from.")
  @SuppressWarnings("UnusedVariable") // Looked for among the arguments by who tells a failure.
  private boolean stackTrace;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Path directory = ClusterDirectory.lasting(data);
    try (InstanceLock lock = InstanceLock.take(new DataDirectory(directory));
        Cluster cluster =
            Cluster.start(directory, settings(), ClassPaths.ofTheBuild(), line -> say(out, line))) {
      Files.writeString(directory.resolve(PID), String.valueOf(ProcessHandle.current().pid()));
      if (partitions != null) {
        cluster.growTelemetry(partitions, line -> say(out, line));
      }
      cluster.startJobs(line -> say(out, line));
      cluster.awaitJobs();
      tell(out, cluster);
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private Cluster.Settings settings() {
    return config == null
        ? new Cluster.Settings(fleet, Ceilings.DEFAULT)
        : new Cluster.Settings(fleet, Ceilings.DEFAULT, GivenSettings.read(config));
  }

  private static void tell(PrintWriter out, Cluster cluster) {
    say(out, "The cluster is up:");
    for (Part part : cluster.parts()) {
      say(out, "  %-24s process %s, log %s".formatted(part.name(), part.pid(), part.log()));
    }
    say(out, "Each user of the table of access has a configuration, such as");
    say(
        out,
        "  ./muster device add ID --key PEM --cohort NAME --config "
            + cluster.configuration(AccessRules.REGISTRAR)
            + " --data "
            + cluster.directory());
    say(out, "  ./muster audit reconcile --config " + cluster.configuration(AccessRules.AUDITOR));
    say(out, "  ./muster cluster down --data " + cluster.directory() + ", or Ctrl-C, stops it");
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }
}
