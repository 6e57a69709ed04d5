package dev.muster.admin.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private static Path open(Path path) throws Exception {
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
