package dev.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogFileTest {
  @TempDir Path directory;

  /** In a JVM of its own, since a test has log settings of its own. */
  @Test
  void takesTheLogAlsoWhereSomethingAskedForALoggerBefore() throws Exception {
    Path logs = directory.resolve("logs");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                LogFile.class.getProtectionDomain().getCodeSource().getLocation().getPath()
                    + File.pathSeparator
                    + System.getProperty("java.class.path"),
                Logging.class.getName(),
                logs.toString())
            .directory(directory.toFile())
            .inheritIO()
            .start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(logs.resolve("muster.log")).content().contains("It is known by now.");
    try (var files = Files.list(directory)) {
      assertThat(files).as("nothing went elsewhere").containsExactly(logs);
    }
  }

  /** The process that logs. */
  static final class Logging {
    private static final Logger LOG = LoggerFactory.getLogger(Logging.class);

    private Logging() {}

    public static void main(String[] arguments) {
      LogFile.in(Path.of(arguments[0]));
      LOG.warn("It is known by now.");
    }
  }
}
