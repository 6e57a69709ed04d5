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
    return using(
        directory,
        root -> {
          require(
              root, OF_DEMONSTRATION, "Directory %s holds something that no demonstration made");
          Trees.empty(root);
          Files.writeString(
              root.resolve(OF_DEMONSTRATION),
              "A cluster's demonstration made this directory, and the next one empties it.\n");
        });
  }

  /**
   * The directory of a cluster that lasts: a new one, or one that a cluster was started on before.
   *
   * @throws ClusterException if it holds anything else
   */
  public static Path lasting(Path directory) {
    using(
        directory,
        root ->
            require(root, LASTING, "Directory %s holds something else than a cluster that lasts"));
    return keep(directory);
  }

  /** Makes a directory that of a cluster that lasts. */
  static Path keep(Path directory) {
    return using(
        directory,
        root ->
            Files.writeString(
                root.resolve(LASTING),
                "A cluster is in this directory, and goes on with what it has.\n"));
  }

  /**
   * A directory with nothing in it.
   *
   * @throws ClusterException if there is something
   */
  static Path empty(Path directory) {
    return using(directory, root -> require(root, "", "Directory %s is not empty"));
  }

  @FunctionalInterface
  private interface Use {
    void of(Path root) throws IOException;
  }

  private static Path using(Path directory, Use use) {
    Path root = directory.toAbsolutePath().normalize();
    try {
      use.of(Files.createDirectories(root));
      return root;
    } catch (IOException e) {
      throw new ClusterException(
          "Directory %s can't be emptied or written: choose another with --data.".formatted(root),
          e);
    }
  }

  /** Whose a directory is says the marker in it; one with nothing in it is anybody's. */
  private static void require(Path root, String marker, String otherwise) throws IOException {
    try (Stream<Path> content = Files.list(root)) {
      if (content.findAny().isPresent() && !Files.isRegularFile(root.resolve(marker))) {
        throw new ClusterException(otherwise.formatted(root) + ": choose another with --data.");
      }
    }
  }
}
