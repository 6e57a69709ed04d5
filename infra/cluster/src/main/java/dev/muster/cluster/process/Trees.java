package dev.muster.cluster.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories with all that is in them. */
public final class Trees {
  private Trees() {}

  /**
   * Copies a directory, with the times and permissions of its files.
   *
   * @param to which isn't there yet
   */
  public static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    for (Path path : listed(from)) {
      Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** Deletes what is in a directory, and leaves the directory. */
  public static void empty(Path directory) throws IOException {
    List<Path> all = listed(directory);
    for (Path path : all.stream().sorted(Comparator.reverseOrder()).toList()) {
      if (!path.equals(directory)) {
        Files.delete(path);
      }
    }
  }

  private static List<Path> listed(Path directory) throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      return tree.toList();
    }
  }
}
