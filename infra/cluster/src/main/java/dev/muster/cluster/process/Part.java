package dev.muster.cluster.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One process of a cluster, which can be killed, held still for a while and started again. It ends
 * with this process at the latest. Safe for use by several threads.
 */
public final class Part implements AutoCloseable {
  private final String name;
  private final JavaCommand command;
  private final Path log;
  private @Nullable Process process;
  private boolean wanted;

  /**
   * A part that does not run yet.
   *
   * @param name for people, unique in its cluster
   * @param logs directory of its log, which every start appends to
   */
  public Part(String name, JavaCommand command, Path logs) {
    this.name = name;
    this.command = command;
    this.log = logs.resolve(name + ".log");
  }

  /** What it is called. */
  public String name() {
    return name;
  }

  /** Where its output goes. */
  public Path log() {
    return log;
  }

  /** The id of its process, 0 before the first start. */
  public synchronized long pid() {
    return process == null ? 0 : process.pid();
  }

  /** Starts the process, unless it runs. */
  public synchronized void start() {
    wanted = true;
    if (isAlive()) {
      return;
    }
    try {
      Files.createDirectories(log.getParent());
      process =
          new ProcessBuilder(command.line())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new ClusterException("%s can't be started: %s".formatted(name, e.getMessage()), e);
    }
  }

  /** Whether the process is there, held still or not. */
  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Whether it ought to run: it was started, and nobody closed it. */
  public synchronized boolean isWanted() {
    return wanted;
  }

  /** Ends the process as a loss of power would, and waits until it is gone. */
  public synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
      await(process);
    }
  }

  /** Holds the process still, or lets it go on: what it has open stays open. */
  public synchronized void hold(boolean still) {
    signal(still ? "STOP" : "CONT");
  }

  private void signal(String signal) {
    try {
      Process kill =
          new ProcessBuilder(List.of("kill", "-" + signal, String.valueOf(pid()))).start();
      await(kill);
    } catch (IOException e) {
      throw new ClusterException("%s can't be sent %s.".formatted(name, signal), e);
    }
  }

  /** Ends the process for good. */
  @Override
  public synchronized void close() {
    wanted = false;
    kill();
  }

  private void await(Process ending) {
    try {
      if (!ending.waitFor(20, TimeUnit.SECONDS)) {
        throw new ClusterException("A process of %s does not end.".formatted(name));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
