package dev.muster.local.command;

import dev.muster.local.instance.DataDirectory;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The data directory, and what every command with one has in common. */
public final class DataOption {
  private static final String LOGS = "muster.logs";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "muster-data",
      description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
  private Path path;

  @Option(names = FailureSentence.STACK_TRACE, description = "Show where a failure comes from.")
  private boolean stackTrace;

  /** The directory, made and writable. Logs go there from now on, if nothing was logged before. */
  public DataDirectory prepare() {
    DataDirectory data = DataDirectory.prepare(path);
    System.setProperty(LOGS, data.logs().toString());
    return data;
  }

  /** The directory as it is. */
  public DataDirectory directory() {
    DataDirectory data = new DataDirectory(path);
    System.setProperty(LOGS, data.logs().toString());
    return data;
  }
}
