package dev.muster.demo;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.admin.installation.InstanceLock;
import dev.muster.cluster.process.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The data directory of demonstrations. Each begins with an empty one, but only a directory that a
 * demonstration made is ever emptied: it carries a marker.
 */
final class DemoDirectory {
  private static final String MARKER = ".muster-demo";

  private DemoDirectory() {}

  /**
   * Empties the directory of an earlier demonstration, or makes a new one.
   *
   * @throws DemoFailedException if the directory holds anything else, or cannot be written
   */
  static DataDirectory prepare(Path path) {
    DataDirectory data = new DataDirectory(path);
    try {
      if (!isEmpty(data.root())) {
        empty(data);
      }
      Files.createDirectories(data.root());
      Files.writeString(
          data.root().resolve(MARKER),
          "A demonstration made this directory, and the next one on it will empty it.\n");
    } catch (IOException e) {
      throw new DemoFailedException(
          "Directory %s can't be emptied or written: choose another with --data."
              .formatted(data.root()),
          e);
    }
    return DataDirectory.prepare(path);
  }

  private static boolean isEmpty(Path root) throws IOException {
    if (!Files.exists(root)) {
      return true;
    }
    try (Stream<Path> content = Files.list(root)) {
      return content.findAny().isEmpty();
    }
  }

  private static void empty(DataDirectory data) throws IOException {
    if (!Files.isRegularFile(data.root().resolve(MARKER))) {
      throw new DemoFailedException(
          "Directory %s holds something that no demonstration made: choose another with --data."
              .formatted(data.root()));
    }
    if (InstanceLock.isTaken(data)) {
      throw new DemoFailedException(
          "Another demonstration runs on %s: wait for it, or choose another with --data."
              .formatted(data.root()));
    }
    Trees.empty(data.root());
  }
}
