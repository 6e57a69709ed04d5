package dev.muster.connectors.keys;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that only their owner may read, from the moment they exist. On a file system without POSIX
 * permissions they are as private as their directory.
 */
final class PrivateFiles {
  private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private PrivateFiles() {}

  static void createDirectory(Path directory) throws IOException {
    Files.createDirectory(directory, attributes("rwx------"));
  }

  static void write(Path file, byte[] content) throws IOException {
    Files.createFile(file, attributes("rw-------"));
    Files.write(file, content, StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** Logs a warning if others than the owner may read a file. It is no reason to stop. */
  static void warnIfShared(Path file) {
    if (!POSIX) {
      return;
    }
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      if (permissions.stream().anyMatch(OTHERS::contains)) {
        LOG.warn("{} is open to others than its owner: run chmod 600 {}", file, file);
      }
    } catch (IOException e) {
      LOG.debug("The permissions of {} cannot be read", file, e);
    }
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
