package dev.muster.connectors.iceberg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * Brings data files that are elsewhere to a directory of this machine as they are, some at a time.
 * Reads through the table's own access to files. What was brought belongs to the caller.
 */
final class FetchedFiles {
  private static final int AT_A_TIME = 8;

  /** A location that is no path and no {@code file:} URI. */
  private static final Pattern FAR = Pattern.compile("^(?!file:)[A-Za-z][A-Za-z0-9+.-]*:.*");

  private final String name;
  private final Table table;
  private final Path directory;
  private final FetchProgress progress;
  private int done;

  FetchedFiles(String name, Table table, Path directory, FetchProgress progress) {
    this.name = name;
    this.table = table;
    this.directory = directory;
    this.progress = progress;
  }

  /** Whether a file is not on this machine. */
  static boolean isFar(FileScanTask task) {
    return FAR.matcher(task.file().location()).matches();
  }

  /**
   * Brings each file.
   *
   * @return where it is now, in the order of the tasks
   * @throws FetchFailedException if one can't be brought
   */
  List<String> bring(List<FileScanTask> tasks) {
    if (tasks.isEmpty()) {
      return List.of();
    }
    long bytes = tasks.stream().mapToLong(task -> task.file().fileSizeInBytes()).sum();
    progress.fetched(name, 0, tasks.size(), bytes);
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_A_TIME, tasks.size()));
    try {
      List<Future<String>> coming = new ArrayList<>();
      for (FileScanTask task : tasks) {
        Path copy = directory.resolve(name + "-far-" + coming.size() + ".parquet");
        coming.add(threads.submit(() -> bring(task.file(), copy, tasks.size(), bytes)));
      }
      return here(coming, tasks.get(0).file());
    } finally {
      threads.shutdownNow();
    }
  }

  private List<String> here(List<Future<String>> coming, DataFile first) {
    List<String> files = new ArrayList<>();
    try {
      for (Future<String> file : coming) {
        files.add(file.get());
      }
      return files;
    } catch (ExecutionException e) {
      throw failed(first, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(first, e);
    }
  }

  private String bring(DataFile file, Path copy, int files, long bytes) throws IOException {
    try (InputStream in = table.io().newInputFile(file).newStream()) {
      Files.copy(in, copy);
    }
    synchronized (this) {
      done++;
      progress.fetched(name, done, files, bytes);
    }
    return copy.toString();
  }

  /** Names the place without the path: the table may have many. */
  private FetchFailedException failed(DataFile file, @Nullable Throwable cause) {
    String from = file.location().replaceFirst("(://[^/]*).*", "$1");
    return new FetchFailedException(name, from, directory, cause);
  }
}
