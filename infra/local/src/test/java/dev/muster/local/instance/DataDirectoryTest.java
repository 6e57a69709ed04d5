package dev.muster.local.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class DataDirectoryTest {
  @TempDir private Path directory;

  @Test
  void isClosedToOtherUsers() throws Exception {
    Path made = DataDirectory.prepare(directory.resolve("new")).root();
    assertThat(permissions(made)).isEqualTo("rwx------");

    Path empty = open(Files.createDirectory(directory.resolve("empty")));
    DataDirectory.prepare(empty);
    assertThat(permissions(empty)).isEqualTo("rwx------");

    Path prepared = open(made);
    InstanceLock.take(new DataDirectory(prepared)).close();
    DataDirectory.prepare(prepared);
    assertThat(permissions(prepared)).as("as an earlier build left it").isEqualTo("rwx------");
  }

  @Test
  void staysAsItIsWhereItHoldsFilesOfOthers() throws Exception {
    Files.createFile(directory.resolve("mine.txt"));
    open(directory);
    DataDirectory.prepare(directory);
    assertThat(permissions(directory)).isEqualTo("rwxr-xr-x");
  }

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

  private static Path open(Path path) throws Exception {
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
