package dev.muster.cluster.kafka;

import dev.muster.cluster.process.ClusterException;
import dev.muster.cluster.process.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the log of a broker that was alone the first one of a quorum: the cluster, its topics and
 * their records stay what they are. The first node takes everything; the others take the record of
 * what there is, for whoever hasn't it must not come to lead.
 */
final class AdoptedLog {
  private static final String METADATA = "__cluster_metadata-0";

  /** Whom a node voted for, and who may vote: another quorum's. */
  private static final String VOTES = "quorum-state";

  /** The id of a broker that was alone, and so of its partitions' only replicas. */
  private static final int ALONE = 1;

  private AdoptedLog() {}

  /**
   * Copies the log, which stays as it is.
   *
   * @param log of a broker that doesn't run
   * @param nodes that have no log yet
   */
  static void copy(Path log, List<KafkaNode> nodes) {
    try {
      for (KafkaNode node : nodes) {
        Path own = node.log();
        if (node.id() == ALONE) {
          Trees.copy(log, own);
        } else {
          Trees.copy(log.resolve(METADATA), own.resolve(METADATA));
        }
        Files.deleteIfExists(own.resolve(METADATA).resolve(VOTES));
      }
    } catch (IOException e) {
      throw new ClusterException(
          "The broker's log %s can't be copied: %s".formatted(log, e.getMessage()), e);
    }
  }
}
