package dev.muster.cluster.command;

import dev.muster.cluster.process.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ends a cluster that another command started. */
@Command(
    name = "down",
    description = "Stop a cluster that `cluster up` started.",
    footerHeading = "%nExample:%n",
    footer = "  ./muster cluster down --data muster-data/cluster")
@SuppressWarnings("NullAway.Init") // Set by picocli, before the command is called.
final class ClusterDownCommand implements Callable<Integer> {
  private static final long PATIENCE_SECONDS = 60;

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ClusterDirectory.DEFAULT,
      description = "The directory of the cluster (default: ${DEFAULT-VALUE}).")
  private Path data;

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    ProcessHandle process = running();
    process.destroy();
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
    }
    spec.commandLine().getOut().println("Stopped the cluster in " + data + ".");
    return 0;
  }

  private ProcessHandle running() {
    Path file = data.resolve(ClusterUpCommand.PID);
    try {
      long pid = Long.parseLong(Files.readString(file).strip());
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(handle -> handle.info().command().orElse("java").endsWith("java"))
          .orElseThrow(() -> new ClusterException("No cluster runs on " + data + "."));
    } catch (IOException | NumberFormatException e) {
      throw new ClusterException(
          "No cluster was started on %s: name its directory with --data.".formatted(data), e);
    }
  }
}
