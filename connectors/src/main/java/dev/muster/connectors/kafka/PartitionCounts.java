package dev.muster.connectors.kafka;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The partition counts of earlier starts, kept beside the checkpoints, so that a topic which grew
 * while nothing ran is noticed too. Works on every file system that checkpoints can be on.
 */
public final class PartitionCounts {
  private static final String FILE = "partition-counts.properties";

  private final Path file;

  /**
   * @param checkpoints the directory that checkpoints are written under
   */
  public PartitionCounts(String checkpoints) {
    this.file = new Path(new Path(checkpoints), FILE);
  }

  /**
   * Compares with what earlier starts saw, and remembers topics seen for the first time.
   *
   * @throws PartitionsChangedException if a topic has another count than before
   * @throws PreflightException if the directory can't be read or written
   */
  public void confirm(Collection<TopicFacts> topics) {
    try {
      Properties known = read();
      for (TopicFacts topic : topics) {
        String count = String.valueOf(topic.partitions());
        String before = known.getProperty(topic.name(), count);
        if (!before.equals(count)) {
          throw new PartitionsChangedException(
              topic.name(), Integer.parseInt(before), topic.partitions());
        }
      }
      remember(known, topics);
    } catch (IOException e) {
      throw new PreflightException(
          "The checkpoint directory %s can't be read and written: %s"
              .formatted(file.getParent(), e.getMessage()),
          e);
    }
  }

  private void remember(Properties known, Collection<TopicFacts> topics) throws IOException {
    Map<Object, Object> before = Map.copyOf(known);
    topics.forEach(topic -> known.setProperty(topic.name(), String.valueOf(topic.partitions())));
    if (known.equals(before)) {
      return;
    }
    FileSystem files = file.getFileSystem();
    files.mkdirs(file.getParent());
    try (FSDataOutputStream out = files.create(file, FileSystem.WriteMode.OVERWRITE)) {
      known.store(out, null);
    }
  }

  private Properties read() throws IOException {
    Properties known = new Properties();
    try (FSDataInputStream in = file.getFileSystem().open(file)) {
      known.load(in);
    } catch (FileNotFoundException e) {
      return known;
    }
    return known;
  }
}
