package dev.muster.connectors.iceberg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * A checkpoint that a job can be started from.
 *
 * @param id its number, which grows over all jobs that resume from each other
 * @param location where it is, as {@code execution.state-recovery.path} takes it
 */
public record CompletedCheckpoint(long id, String location) {

  private static final Pattern NAME = Pattern.compile("chk-(\\d+)");

  /**
   * The newest completed checkpoint of a checkpoint directory, over all jobs that wrote there: the
   * one of the highest number that has its {@code _metadata}, which is written last.
   *
   * @param directory a path or a URI of any file system that Flink knows; need not exist
   * @throws IOException if it cannot be read
   */
  public static Optional<CompletedCheckpoint> newest(String directory) throws IOException {
    Path root = new Path(directory);
    FileSystem files = root.getFileSystem();
    List<CompletedCheckpoint> found = new ArrayList<>();
    for (FileStatus job : list(files, root)) {
      for (FileStatus checkpoint : list(files, job.getPath())) {
        Matcher name = NAME.matcher(checkpoint.getPath().getName());
        if (name.matches() && files.exists(new Path(checkpoint.getPath(), "_metadata"))) {
          long id = Long.parseLong(name.group(1));
          found.add(new CompletedCheckpoint(id, checkpoint.getPath().toString()));
        }
      }
    }
    return found.stream().max(Comparator.comparingLong(CompletedCheckpoint::id));
  }

  private static List<FileStatus> list(FileSystem files, Path directory) throws IOException {
    if (!files.exists(directory) || !files.getFileStatus(directory).isDir()) {
      return List.of();
    }
    FileStatus[] entries = files.listStatus(directory);
    return entries == null ? List.of() : List.of(entries);
  }
}
