package dev.muster.trial.system;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.RunningInstance;
import dev.muster.cli.Muster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another process of ours, with the memory that the {@code muster} script gives. */
final class Child implements AutoCloseable {
  private final Process process;
  private final Path said;

  private Child(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /** The command line. */
  static Child muster(Path logs, String... arguments) throws IOException {
    return java(logs, List.of(), Muster.class, arguments);
  }

  static Child java(Path logs, List<String> flags, Class<?> main, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx448m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    // As the tests' own processes: to verify what was just compiled is a tenth of a start.
    command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote"));
    for (String locale : List.of("user.language", "user.country")) {
      command.add("-D" + locale + "=" + System.getProperty(locale));
    }
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(Arrays.asList(arguments));
    Path said = Files.createTempFile(Files.createDirectories(logs), "child", ".out");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    return new Child(process, said);
  }

  /** Waits until the broker of this process can be reached, and says how. */
  RunningInstance awaitInstance(DataDirectory data) {
    Audited.await(
        () -> !process.isAlive() || announced(data),
        () -> "no instance was announced; it said: " + output());
    if (!process.isAlive()) {
      throw new AssertionError("The process ended by itself: " + output());
    }
    return RunningInstance.on(data);
  }

  private boolean announced(DataDirectory data) {
    try {
      return RunningInstance.on(data).pid() == process.pid();
    } catch (RuntimeException e) {
      return false;
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Ctrl-C. */
  void stop() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /** Waits for the process to end by itself. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(Audited.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      kill();
      throw new AssertionError("The process runs on; it said: " + output());
    }
    return process.exitValue();
  }

  String output() {
    try {
      return Files.readString(said);
    } catch (IOException e) {
      return "nothing";
    }
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
