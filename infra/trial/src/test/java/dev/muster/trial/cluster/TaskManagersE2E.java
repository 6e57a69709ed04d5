package dev.muster.trial.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.muster.cluster.ClassPaths;
import dev.muster.cluster.Cluster;
import dev.muster.cluster.process.Part;
import dev.muster.connectors.kafka.access.AccessRules;
import dev.muster.remediate.budget.Ceilings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The task managers of both jobs end, all at once, and are started again, as often as {@code
 * -Dmuster.task-manager-starts=50} says: each time every task runs, since a checkpoint is complete
 * only when every task has had a part in it.
 *
 * <p>Only where that is asked for: a start takes a quarter of a minute, and {@link ClusterE2E}
 * waits for the first in the same way.
 */
@EnabledIfSystemProperty(named = TaskManagersE2E.STARTS, matches = "[0-9]+")
@Tag("cluster")
class TaskManagersE2E {
  static final String STARTS = "muster.task-manager-starts";

  /** Else a job is started again later each time, and gives up after twelve. */
  private static final Map<String, String> AT_ONCE =
      Map.of(
          "restart-strategy.type", "fixed-delay",
          "restart-strategy.fixed-delay.delay", "1 s",
          "restart-strategy.fixed-delay.attempts", String.valueOf(Integer.MAX_VALUE));

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path directory;

  @Test
  void runEveryTaskWheneverTheyAreStarted(TestReporter said) throws Exception {
    Cluster.Settings settings = new Cluster.Settings("acme", Ceilings.NONE);
    try (Cluster cluster =
        Cluster.start(
            directory.resolve("cluster"), settings, ClassPaths.ofTheBuild(), line -> {})) {
      startAgainAtOnce(cluster);
      cluster.startJobs(line -> {});
      cluster.awaitJobs();
      for (int start = 2; start <= Integer.getInteger(STARTS); start++) {
        long begun = System.nanoTime();
        startAgain(taskManagers(cluster));
        cluster.awaitAnotherCheckpoint();
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        said.publishEntry("start " + start, seconds + " s");
      }
    }
  }

  private static void startAgainAtOnce(Cluster cluster) throws IOException {
    for (String user : List.of(AccessRules.PIPELINE, AccessRules.DISPATCH)) {
      Path file = cluster.configuration(user);
      ObjectNode top = (ObjectNode) YAML.readTree(file.toFile());
      AT_ONCE.forEach(top.withObjectProperty("flink")::put);
      AT_ONCE.forEach(top.withObjectProperty("dispatch").withObjectProperty("flink")::put);
      YAML.writeValue(file.toFile(), top);
    }
  }

  private static List<Part> taskManagers(Cluster cluster) {
    List<Part> found =
        cluster.parts().stream().filter(part -> part.name().contains("-taskmanager-")).toList();
    assertThat(found).hasSize(3);
    return found;
  }

  /** Returns when new processes are there: what the old ones had a part in is complete by then. */
  private static void startAgain(List<Part> parts) throws InterruptedException {
    Map<Part, Long> before =
        parts.stream().collect(Collectors.toMap(Function.identity(), Part::pid));
    parts.forEach(Part::kill);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!parts.stream().allMatch(part -> part.isAlive() && part.pid() != before.get(part))) {
      assertThat(System.nanoTime()).as("nobody starts them again").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
