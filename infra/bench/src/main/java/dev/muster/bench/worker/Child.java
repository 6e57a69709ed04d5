package dev.muster.bench.worker;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A child process with a role. It ends when it is closed, and by itself when this process is gone.
 * Used by one thread.
 */
public final class Child implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

  private final String role;
  private final Process process;
  private final BufferedReader says;
  private final Path log;
  private final Consumer<String> progress;

  private Child(String role, Process process, Path log, Consumer<String> progress) {
    this.role = role;
    this.process = process;
    this.says = process.inputReader(StandardCharsets.UTF_8);
    this.log = log;
    this.progress = progress;
  }

  /** What to start. */
  public record Order(String role, List<String> options, Map<String, String> told) {}

  /** Starts a process on this one's class path. */
  public static Child start(Order order, Path logs, Consumer<String> progress) {
    Path log = logs.resolve(order.role() + "-" + System.nanoTime() + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(order.options());
    command.add("-Dmuster.logs=" + logs);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Worker.class.getName()));
    command.add(order.role());
    order.told().forEach((name, value) -> command.add(name + "=" + value));
    try {
      File errors = log.toFile();
      Process process = new ProcessBuilder(command).redirectError(errors).start();
      return new Child(order.role(), process, log, progress);
    } catch (IOException e) {
      throw new BenchFailedException("Java can't be started: " + e.getMessage(), e);
    }
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Waits until it has begun. */
  public Map<String, Object> ready() {
    return await(ChildOutput.READY);
  }

  /** Waits for what it was started for. */
  public Map<String, Object> result() {
    return await(ChildOutput.RESULT);
  }

  private Map<String, Object> await(String event) {
    try {
      for (String line = says.readLine(); line != null; line = says.readLine()) {
        if (line.startsWith(ChildOutput.MARK)) {
          Map<String, Object> facts =
              JSON.readValue(line.substring(ChildOutput.MARK.length()), FACTS);
          String said = (String) Facts.of(facts, ChildOutput.EVENT);
          if (said.equals(event)) {
            return facts;
          }
          heed(said, (String) Facts.of(facts, "line"));
        }
      }
    } catch (IOException e) {
      throw new BenchFailedException("The process `" + role + "` can't be heard", e);
    }
    throw new BenchFailedException("The process `" + role + "` ended early: see " + log);
  }

  private void heed(String said, String line) {
    if (said.equals(ChildOutput.FAILED)) {
      throw new BenchFailedException(
          "The process `" + role + "` failed: " + line + " (" + log + ")");
    }
    progress.accept(line);
  }

  /** Ends it and waits until it is gone. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
