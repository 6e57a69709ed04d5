package dev.muster.bench.command;

import dev.muster.bench.worker.BenchFailedException;
import dev.muster.bench.worker.Child;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** Muster as it is installed: the tarball that the build has left, unpacked. */
record InstalledMuster(Path home) {
  /** The Java that this process runs on. */
  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final Duration START = Duration.ofMinutes(2);

  /**
   * Unpacks it and makes its archive of classes.
   *
   * @throws BenchFailedException if there is none
   */
  static InstalledMuster unpack(Path directory, Console console) throws InterruptedException {
    Path tar = tarball();
    console.progress("unpacking " + tar.getFileName());
    run(List.of("tar", "-xzf", tar.toString(), "-C", directory.toString()));
    String name = tar.getFileName().toString().replace(".tar.gz", "");
    InstalledMuster muster = new InstalledMuster(directory.resolve(name));
    console.progress("making its archive of classes");
    run(List.of(muster.home.resolve("bin/muster-prepare").toString()));
    return muster;
  }

  private static Path tarball() {
    Path target =
        Path.of(System.getProperty("muster.home", "../..")).resolve("infra/distribution/target");
    try (Stream<Path> files = Files.list(target)) {
      return files.filter(file -> file.toString().endsWith(".tar.gz")).findFirst().orElseThrow();
    } catch (IOException | NoSuchElementException e) {
      throw new BenchFailedException(
          "There is no tarball in %s: build it with ./mvnw -DskipTests package."
              .formatted(target.toAbsolutePath().normalize()));
    }
  }

  /** A command of it. */
  List<String> line(String... arguments) {
    List<String> line = new ArrayList<>(List.of(home.resolve("bin/muster").toString()));
    line.addAll(List.of(arguments));
    return line;
  }

  /**
   * Registers a device as soon as an instance takes it.
   *
   * @throws BenchFailedException if it doesn't within minutes
   */
  void awaitDevice(String device, Path data, Child up) throws InterruptedException {
    long patience = System.nanoTime() + START.toNanos();
    while (true) {
      try {
        run(
            line(
                "device",
                "add",
                device,
                "--cohort",
                "pumps",
                "--key",
                key().toString(),
                "--data",
                data.toString()));
        run(line("sql", "SELECT count(*) FROM verdicts", "--data", data.toString()));
        return;
      } catch (BenchFailedException e) {
        if (System.nanoTime() > patience) {
          up.close();
          throw e;
        }
        Thread.sleep(1_000);
      }
    }
  }

  private Path key() {
    try {
      byte[] key =
          KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded();
      return Files.writeString(
          home.resolve("device.pem"),
          "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
              .formatted(Base64.getEncoder().encodeToString(key)));
    } catch (IOException | GeneralSecurityException e) {
      throw new BenchFailedException("No key for a device: " + e.getMessage());
    }
  }

  private static void run(List<String> command) throws InterruptedException {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new BenchFailedException(
            "`%s` failed: %s".formatted(String.join(" ", command), said.strip()));
      }
    } catch (IOException e) {
      throw new BenchFailedException("`" + command.get(0) + "` can't run: " + e.getMessage());
    }
  }
}
