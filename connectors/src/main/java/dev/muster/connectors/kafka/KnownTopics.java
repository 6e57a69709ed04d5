package dev.muster.connectors.kafka;

import dev.muster.message.TopicPartitions;
import dev.muster.message.TopicPartitions.Growth;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The topics of earlier starts, kept beside the checkpoints: how many partitions each had, and
 * which one of its name it was. So a topic that grew, went or was made anew while nothing ran is
 * noticed too. Works on every file system that checkpoints can be on.
 */
public final class KnownTopics {
  /** Stands for the checkpoint of a fresh start. */
  public static final long AFRESH = 0;

  /** Earlier builds knew counts only; the name stayed. */
  private static final String FILE = "partition-counts.properties";

  private static final String BETWEEN = " ";
  private static final String AT = "@";

  private final Path file;

  /**
   * @param checkpoints the directory that checkpoints are written under
   */
  public KnownTopics(String checkpoints) {
    this.file = new Path(new Path(checkpoints), FILE);
  }

  /**
   * The names of the topics that earlier starts read.
   *
   * @throws PreflightException if the directory can't be read
   */
  public Set<String> names() {
    return Set.copyOf(readOrSay().stringPropertyNames());
  }

  /** Tells when a topic grew, in ms since 1970. */
  @FunctionalInterface
  public interface GrowthTime {
    /** When a topic of so many partitions got those beyond. */
    long time(int before, int now);
  }

  /**
   * A topic, with how it grew.
   *
   * @param told how it grew, by somebody who knows; taken if no earlier start has seen it
   * @param growth tells when it grew, if it did since the last start
   * @throws PreflightException if the directory can't be read, or Kafka doesn't say when
   */
  public TopicFacts grown(TopicFacts topic, List<Growth> told, GrowthTime growth) {
    String stored = readOrSay().getProperty(topic.name());
    if (stored == null) {
      return topic.grown(told);
    }
    Known before = Known.parse(stored);
    List<Growth> all = new ArrayList<>(before.grown());
    if (before.id().equals(topic.id())
        && TopicPartitions.canGrow(before.partitions(), topic.partitions())) {
      all.add(
          new Growth(before.partitions(), growth.time(before.partitions(), topic.partitions())));
    }
    return topic.grown(all);
  }

  /**
   * Compares with what earlier starts saw.
   *
   * @param checkpoint the number of the checkpoint to go on from, or {@link #AFRESH}
   * @return the names of topics that are others than those which the checkpoint has read
   * @throws PartitionsChangedException if a topic has another count than before
   * @throws PreflightException if the directory can't be read
   */
  public Set<String> madeAnew(Collection<TopicFacts> topics, long checkpoint) {
    Set<String> anew = new TreeSet<>();
    Properties known = readOrSay();
    for (TopicFacts topic : topics) {
      Known before = Known.parse(known.getProperty(topic.name(), Known.of(topic).stored()));
      if (!before.became(topic)) {
        throw PartitionsChangedException.changed(
            topic.name(), before.partitions(), topic.partitions());
      }
      if (checkpoint != AFRESH && before.isOther(topic, checkpoint)) {
        anew.add(topic.name());
      }
    }
    return anew;
  }

  /**
   * Remembers topics as they are now.
   *
   * @param anew those that are others than the checkpoint has read, although a start goes on: the
   *     same checkpoint must not be taken for one that has read them
   * @param checkpoint the number of the checkpoint to go on from, or {@link #AFRESH}
   * @throws PreflightException if the directory can't be written
   */
  public void remember(Collection<TopicFacts> topics, Set<String> anew, long checkpoint) {
    Properties known = readOrSay();
    Map<Object, Object> before = Map.copyOf(known);
    for (TopicFacts topic : topics) {
      Known now = Known.of(topic);
      String was = known.getProperty(topic.name());
      if (anew.contains(topic.name())) {
        now = new Known(topic.partitions(), topic.id(), checkpoint, topic.grown());
      } else if (was != null && Known.parse(was).id().equals(topic.id())) {
        now =
            checkpoint == AFRESH
                ? now
                : new Known(
                    topic.partitions(), topic.id(), Known.parse(was).unread(), topic.grown());
      }
      known.setProperty(topic.name(), now.stored());
    }
    try {
      if (!known.equals(before)) {
        write(known);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * What is known of a topic.
   *
   * @param id which one of its name it was; empty if an earlier build didn't note it
   * @param unread the newest checkpoint that has read another one of its name, or {@link #AFRESH}
   */
  private record Known(int partitions, String id, long unread, List<Growth> grown) {
    static Known of(TopicFacts topic) {
      return new Known(topic.partitions(), topic.id(), AFRESH, topic.grown());
    }

    static Known parse(String stored) {
      String[] parts = stored.split(BETWEEN, -1);
      return new Known(
          Integer.parseInt(parts[0]),
          parts.length > 1 ? parts[1] : "",
          parts.length > 2 ? Long.parseLong(parts[2]) : AFRESH,
          Arrays.stream(parts).skip(3).map(Known::growth).toList());
    }

    private static Growth growth(String stored) {
      String[] parts = stored.split(AT, -1);
      return new Growth(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
    }

    /** Whether a topic has the partitions that this one had, or grew from them. */
    boolean became(TopicFacts topic) {
      return partitions == topic.partitions()
          || (topic.grown().size() == grown.size() + 1
              && topic.grown().get(grown.size()).from() == partitions);
    }

    boolean isOther(TopicFacts topic, long checkpoint) {
      return !id.isEmpty() && (!id.equals(topic.id()) || checkpoint <= unread);
    }

    String stored() {
      String topic = partitions + BETWEEN + id;
      if (grown.isEmpty()) {
        return unread == AFRESH ? topic : topic + BETWEEN + unread;
      }
      StringBuilder all = new StringBuilder(topic).append(BETWEEN).append(unread);
      grown.forEach(each -> all.append(BETWEEN).append(each.from()).append(AT).append(each.at()));
      return all.toString();
    }
  }

  private void write(Properties known) throws IOException {
    FileSystem files = file.getFileSystem();
    files.mkdirs(file.getParent());
    try (FSDataOutputStream out = files.create(file, FileSystem.WriteMode.OVERWRITE)) {
      known.store(out, null);
    }
  }

  private Properties readOrSay() {
    try {
      return read();
    } catch (IOException e) {
      throw unusable(e);
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

  private PreflightException unusable(IOException cause) {
    return new PreflightException(
        "The checkpoint directory %s can't be read and written: %s"
            .formatted(file.getParent(), cause.getMessage()),
        cause);
  }
}
