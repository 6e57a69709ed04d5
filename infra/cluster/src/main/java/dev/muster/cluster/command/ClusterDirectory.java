package dev.muster.cluster.command;

import dev.muster.cluster.process.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directory of a cluster that lasts as long as a command: emptied at the next start. */
final class ClusterDirectory {
  private static final String MARKER = ".muster-cluster";

  private ClusterDirectory() {}

  /**
   * Empties a directory that an earlier cluster made.
   *
   * @throws ClusterException if it holds anything else
   */
  static Path prepare(Path directory) {
    Path root = directory.toAbsolutePath().normalize();
    try {
      if (Files.exists(root)) {
        empty(root);
      }
      Files.createDirectories(root);
      Files.writeString(
          root.resolve(MARKER), "A cluster made this directory, and the next one empties it.\n");
      return root;
    } catch (IOException e) {
      throw new ClusterException(
          "Directory %s can't be emptied or written: choose another with --data.".formatted(root),
          e);
    }
  }

  private static void empty(Path root) throws IOException {
    try (Stream<Path> content = Files.list(root)) {
      if (content.findAny().isEmpty()) {
        return;
      }
    }
    if (!Files.isRegularFile(root.resolve(MARKER))) {
      throw new ClusterException(
          "Directory %s holds something that no cluster made: choose another with --data."
              .formatted(root),
          null);
    }
    try (Stream<Path> tree = Files.walk(root)) {
      List<Path> deepestFirst =
          tree.filter(path -> !path.equals(root)).sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
