package dev.muster.cluster.command;

import dev.muster.cluster.process.ClusterException;
import dev.muster.cluster.process.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The directory of a cluster: of one that lasts, or of a demonstration, which the next one empties.
 */
public final class ClusterDirectory {
  /** Where clusters are that last, if nothing else is said. */
  static final String DEFAULT = "muster-data/cluster";

  private static final String OF_DEMONSTRATION = ".muster-cluster";
  private static final String LASTING = ".muster-lasting-cluster";

  private ClusterDirectory() {}

  /**
   * Empties a directory that an earlier demonstration made.
   *
   * @throws ClusterException if it holds anything else
   */
  public static Path forDemonstration(Path directory) {
    Path root = made(directory);
    try {
      if (!isEmpty(root) && !Files.isRegularFile(root.resolve(OF_DEMONSTRATION))) {
        throw new ClusterException(
            "Directory %s holds something that no demonstration made: choose another with --data."
                .formatted(root),
            null);
      }
      Trees.empty(root);
      Files.writeString(
          root.resolve(OF_DEMONSTRATION),
          "A cluster's demonstration made this directory, and the next one empties it.\n");
      return root;
    } catch (IOException e) {
      throw unusable(root, e);
    }
  }

  /**
   * The directory of a cluster that lasts: a new one, or one that a cluster was started on before.
   *
   * @throws ClusterException if it holds anything else
   */
  public static Path lasting(Path directory) {
    Path root = made(directory);
    try {
      if (!isEmpty(root) && !Files.isRegularFile(root.resolve(LASTING))) {
        throw new ClusterException(
            "Directory %s holds something else than a cluster that lasts: choose another with --data."
                .formatted(root),
            null);
      }
      return keep(root);
    } catch (IOException e) {
      throw unusable(root, e);
    }
  }

  /** Makes a directory that of a cluster that lasts. */
  static Path keep(Path root) {
    try {
      Files.writeString(
          root.resolve(LASTING), "A cluster is in this directory, and goes on with what it has.\n");
      return root;
    } catch (IOException e) {
      throw unusable(root, e);
    }
  }

  /**
   * A directory with nothing in it.
   *
   * @throws ClusterException if there is something
   */
  static Path empty(Path directory) {
    Path root = made(directory);
    try {
      if (!isEmpty(root)) {
        throw new ClusterException(
            "Directory %s is not empty: choose another with --data.".formatted(root), null);
      }
      return root;
    } catch (IOException e) {
      throw unusable(root, e);
    }
  }

  private static Path made(Path directory) {
    Path root = directory.toAbsolutePath().normalize();
    try {
      return Files.createDirectories(root);
    } catch (IOException e) {
      throw unusable(root, e);
    }
  }

  private static boolean isEmpty(Path root) throws IOException {
    try (Stream<Path> content = Files.list(root)) {
      return content.findAny().isEmpty();
    }
  }

  private static ClusterException unusable(Path root, IOException cause) {
    return new ClusterException(
        "Directory %s can't be emptied or written: choose another with --data.".formatted(root),
        cause);
  }
}
