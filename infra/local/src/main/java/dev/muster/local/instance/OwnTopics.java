package dev.muster.local.instance;

import dev.muster.admin.installation.DataDirectory;
import dev.muster.connectors.iceberg.RecoveryGuard;
import dev.muster.connectors.kafka.KafkaAccess;
import dev.muster.connectors.kafka.KnownTopics;
import dev.muster.connectors.kafka.TimestampRule;
import dev.muster.connectors.kafka.TopicCreation;
import dev.muster.connectors.kafka.TopicPreflight;
import dev.muster.connectors.kafka.TopicSpec;
import dev.muster.connectors.kafka.TopicUpkeep;
import dev.muster.connectors.kafka.resume.LostRecords;
import dev.muster.schemas.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The topics of an instance's own broker. */
final class OwnTopics {
  private OwnTopics() {}

  /**
   * Makes the topics that there are not yet, and sets on the others what would keep the pipeline
   * from starting. A topic that a checkpoint goes on in is not made again: its start says that it
   * is gone, and makes it if somebody accepts what is lost with it.
   *
   * @return a line for each thing done
   * @throws RuntimeException with one sentence if the broker refuses
   */
  static List<String> prepare(DataDirectory data, KafkaAccess access, Set<LostRecords> accepted) {
    Set<String> read = read(data);
    accepted.stream().map(LostRecords::topic).forEach(read::remove);
    List<TopicSpec> makeable =
        TopicSpec.defaults().stream().filter(spec -> !read.contains(spec.name())).toList();
    List<String> said = new ArrayList<>();
    List<String> made = TopicCreation.createMissing(access, makeable);
    if (!made.isEmpty()) {
      said.add("Created the topics " + String.join(", ", made) + ".");
    }
    said.addAll(mend(access));
    return said;
  }

  private static List<String> mend(KafkaAccess access) {
    List<String> names = TopicSpec.defaults().stream().map(TopicSpec::name).toList();
    Set<String> missing = new TopicPreflight(access, TimestampRule.RECORDED).missing(names);
    List<TopicSpec> there =
        TopicSpec.defaults().stream().filter(spec -> !missing.contains(spec.name())).toList();
    return missing.contains(Topics.TELEMETRY)
        ? List.of()
        : TopicUpkeep.mend(access, there, Topics.TELEMETRY, Topics.TELEMETRY_DEAD_LETTERS);
  }

  /** The topics that some checkpoint goes on in. */
  private static Set<String> read(DataDirectory data) {
    Set<String> read = new HashSet<>();
    for (Path checkpoints : List.of(data.checkpoints(), data.dispatchCheckpoints())) {
      String directory = checkpoints.toUri().toString();
      if (RecoveryGuard.newest(directory).isPresent()) {
        read.addAll(new KnownTopics(directory).names());
      }
    }
    return read;
  }
}
