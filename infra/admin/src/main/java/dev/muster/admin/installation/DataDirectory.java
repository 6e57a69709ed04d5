package dev.muster.admin.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * Everything that one local installation keeps. Two installations on two directories share nothing.
 *
 * @param root the directory, absolute
 */
public record DataDirectory(Path root) {

  /** Makes the path absolute; touches no file. */
  public DataDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * Makes the directory if it isn't there, closes it to other users if it is new, empty or was
   * prepared before, and proves that it can be written.
   *
   * @throws DataDirectoryException if it can't
   */
  public static DataDirectory prepare(Path path) {
    DataDirectory data = new DataDirectory(path);
    try {
      boolean ours = data.isOurs();
      Files.createDirectories(data.logs());
      if (ours) {
        data.close();
      }
      Files.delete(Files.createTempFile(data.root(), "write", ".test"));
      return data;
    } catch (IOException e) {
      throw new DataDirectoryException(
          "Directory %s can't be written: choose another with --data.".formatted(data.root()), e);
    }
  }

  /** Someone else's files beside ours may be meant for others. */
  private boolean isOurs() throws IOException {
    if (!Files.exists(root) || Files.exists(lock())) {
      return true;
    }
    try (Stream<Path> files = Files.list(root)) {
      return files.findAny().isEmpty();
    }
  }

  private void close() throws IOException {
    PosixFileAttributeView permissions =
        Files.getFileAttributeView(root, PosixFileAttributeView.class);
    if (permissions != null) {
      permissions.setPermissions(PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** The embedded broker's logs. */
  public Path kafka() {
    return root.resolve("kafka");
  }

  /** Flink's checkpoints. */
  public Path checkpoints() {
    return root.resolve("checkpoints");
  }

  /** Flink's checkpoints of dispatch. */
  public Path dispatchCheckpoints() {
    return root.resolve("dispatch").resolve("checkpoints");
  }

  /** The tables' files. */
  public Path warehouse() {
    return root.resolve("warehouse");
  }

  /** The tables' catalog, an SQLite database. */
  public Path catalog() {
    return root.resolve("catalog.db");
  }

  /** Root document and role keys. */
  public Path keys() {
    return root.resolve("keys");
  }

  /** What the processes on this directory log. */
  public Path logs() {
    return root.resolve("logs");
  }

  Path lock() {
    return root.resolve("muster.lock");
  }

  Path instance() {
    return root.resolve("instance.json");
  }

  /** Remembers the port of the embedded broker. */
  public Path port() {
    return root.resolve("kafka.port");
  }
}
