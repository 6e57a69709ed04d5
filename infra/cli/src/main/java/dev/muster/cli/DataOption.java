package dev.muster.cli;

import dev.muster.admin.installation.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The data directory, and what every command with one has in common. */
@SuppressWarnings("NullAway.Init") // Set by picocli, before any command runs.
public final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "muster-data",
      description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
  private Path path;

  @SuppressWarnings("UnusedVariable") // For the help; FailureSentence looks at the arguments.
  @Option(names = FailureSentence.STACK_TRACE, description = "Show where a failure comes from.")
  private boolean stackTrace;

  /** The directory, made and writable. Logs go there from now on. */
  public DataDirectory prepare() {
    DataDirectory data = DataDirectory.prepare(path);
    LogFile.in(data.logs());
    return data;
  }

  /** The directory as it is. Logs go there from now on, if it is there. */
  public DataDirectory directory() {
    DataDirectory data = new DataDirectory(path);
    if (Files.isDirectory(data.root())) {
      LogFile.in(data.logs());
    }
    return data;
  }
}
