package dev.muster.cluster.command;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.cluster.Adoption;
import dev.muster.cluster.ClassPaths;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From one machine to a cluster, with the data taken along. */
@Command(
    name = "adopt",
    description = {
      "Make a cluster of what a stopped `up` has kept: keys, topics, tables and state. `cluster up`"
          + " goes on where `up` was. The directory of `up` stays as it is."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  ./muster cluster adopt --from fleet-data --data fleet-cluster",
      "  ./muster cluster up --data fleet-cluster"
    })
@SuppressWarnings("NullAway.Init") // Set by picocli, before the command is called.
final class ClusterAdoptCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "DATA",
      required = true,
      description = "The directory of the stopped `up`.")
  private Path from;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ClusterDirectory.DEFAULT,
      description = "The directory of the cluster, empty or new (default: ${DEFAULT-VALUE}).")
  private Path data;

  @Option(names = "--stacktrace", description = "Show where a failure comes from.")
  @SuppressWarnings("UnusedVariable") // Looked for among the arguments by who tells a failure.
  private boolean stackTrace;

  @Override
  public Integer call() {
    Path directory = ClusterDirectory.empty(data);
    new Adoption(new DataDirectory(from), directory).run(ClassPaths.ofTheBuild(), this::say);
    ClusterDirectory.keep(directory);
    say("Adopted. Start the cluster with");
    say("  ./muster cluster up --data " + data);
    return 0;
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
