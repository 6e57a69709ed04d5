package dev.muster.trial.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.cli.Muster;
import dev.muster.cluster.ClassPaths;
import dev.muster.cluster.process.JavaCommand;
import dev.muster.cluster.process.Part;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/**
 * Somebody in front of a terminal: starts one command that lasts at a time, in a process of its
 * own, and runs others beside it.
 */
final class Terminal implements AutoCloseable {
  /** Long enough for a loaded machine; a test that waits so long has failed. */
  private static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("muster.patience", 240));

  private final Path logs;
  private Part running;
  private int started;

  Terminal(Path logs) {
    this.logs = logs;
  }

  /** Starts what lasts; returns when it has said the words that say it is there. */
  void start(List<String> command, String there) {
    String home = System.getProperty(ClassPaths.HOME, "../..");
    running =
        new Part(
            command.get(0) + "-" + ++started,
            new JavaCommand(
                List.of("-Xmx448m", "-XX:+UseSerialGC", "-D" + ClassPaths.HOME + "=" + home),
                System.getProperty("java.class.path"),
                Muster.class.getName(),
                command),
            logs);
    running.start();
    await(
        () -> {
          assertThat(running.isAlive()).as(said()).isTrue();
          return said().contains(there);
        },
        this::said);
  }

  private String said() {
    try {
      return Files.readString(running.log());
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  /** Ends one of the processes that a cluster has told of. */
  void kill(String part) {
    Matcher told = Pattern.compile(part + " +process ([0-9]+),").matcher(said());
    assertThat(told.find()).as(said()).isTrue();
    ProcessHandle.of(Long.parseLong(told.group(1))).orElseThrow().destroyForcibly();
  }

  /** As Ctrl-C does. */
  void stop() {
    ProcessHandle.of(running.pid()).orElseThrow().destroy();
    awaitEnd();
  }

  void awaitEnd() {
    await(() -> !running.isAlive(), this::said);
  }

  /** Runs a command that ends well; returns what it said. */
  static String run(List<String> command) {
    StringWriter said = new StringWriter();
    CommandLine muster = Muster.commandLine();
    muster.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    int code = muster.execute(command.toArray(String[]::new));
    assertThat(code).as(command + ": " + said).isZero();
    return said.toString();
  }

  static void await(BooleanSupplier condition, Supplier<String> otherwise) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Waited in vain: " + otherwise.get());
      }
      try {
        Thread.sleep(300);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
    }
  }
}
