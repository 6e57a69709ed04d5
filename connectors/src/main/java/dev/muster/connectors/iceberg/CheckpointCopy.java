package dev.muster.connectors.iceberg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Copies the newest completed checkpoint of a directory, and what is kept beside checkpoints, to
 * another directory of this machine, from where a job goes on as from the first.
 */
public final class CheckpointCopy {
  private static final String METADATA = "_metadata";

  /**
   * State that a checkpoint shares with others is named by its whole path. (So is other state, but
   * that path is not read.)
   */
  private static final Pattern SHARED = Pattern.compile("/[0-9a-f]{32}/(shared|taskowned)/");

  private CheckpointCopy() {}

  /**
   * Copies.
   *
   * @param job for messages, such as {@code the pipeline}
   * @param from the checkpoint directory of a job that doesn't run
   * @param to a directory that isn't there yet
   * @throws UnsafeStartException if there is no completed checkpoint, or it can't be copied
   */
  public static CompletedCheckpoint copy(String job, Path from, Path to) {
    CompletedCheckpoint newest =
        RecoveryGuard.newest(from.toUri().toString())
            .orElseThrow(
                () ->
                    new UnsafeStartException(
                        ("There is no completed checkpoint of %s in %s: run it until it has made one,"
                                + " which takes some seconds.")
                            .formatted(job, from)));
    try {
      Path checkpoint = local(newest.location());
      requireWhole(job, newest, checkpoint.resolve(METADATA));
      Path root = local(from.toUri().toString());
      Path copy = local(to.toUri().toString());
      tree(checkpoint, copy.resolve(root.relativize(checkpoint)));
      beside(root, copy);
      return newest;
    } catch (IOException e) {
      throw new UnsafeStartException(
          "The checkpoint %s of %s can't be copied to %s: %s"
              .formatted(newest.location(), job, to, e.getMessage()),
          e);
    }
  }

  /** Where Flink has a directory: it takes what is escaped in a URI for the name itself. */
  private static Path local(String location) {
    return Path.of(new org.apache.flink.core.fs.Path(location).getPath());
  }

  private static void requireWhole(String job, CompletedCheckpoint checkpoint, Path metadata)
      throws IOException {
    String text = new String(Files.readAllBytes(metadata), StandardCharsets.ISO_8859_1);
    if (SHARED.matcher(text).find()) {
      throw new UnsafeStartException(
          ("The checkpoint %s of %s shares state with others, as incremental ones do, and can't be"
                  + " copied: start once with `flink: {execution.checkpointing.incremental: false}`"
                  + " in --config, and stop after some seconds.")
              .formatted(checkpoint.location(), job));
    }
  }

  private static void tree(Path from, Path to) throws IOException {
    try (Stream<Path> directoriesFirst = Files.walk(from)) {
      for (Path path : directoriesFirst.toList()) {
        Path copy = to.resolve(from.relativize(path));
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  /** What earlier starts remembered. */
  private static void beside(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
