package dev.muster.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.muster.cluster.process.ClusterException;
import dev.muster.remediate.budget.Ceilings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The configuration file of one of a cluster's processes: the same for all, but for the Kafka user
 * and the keys.
 *
 * @param given what a person has set, and stays so as far as the cluster doesn't bring it
 * @param checkpoints parent of both jobs' checkpoint directories
 * @param ceilings what no rule may exceed
 */
public record JobConfiguration(
    ObjectNode given,
    String fleet,
    int parallelism,
    String brokers,
    Map<String, String> catalog,
    Path root,
    String rootSha256,
    Path checkpoints,
    Ceilings ceilings) {
  private static final YAMLMapper YAML = new YAMLMapper();

  /**
   * Writes it for a user.
   *
   * @param kafka how the user reaches Kafka
   * @param keys the directory of the keys that the process may hold
   */
  public Path write(Path file, Map<String, String> kafka, Path keys) {
    ObjectNode top = given.deepCopy();
    top.put("fleet", fleet).put("parallelism", parallelism);
    ObjectNode log = top.putObject("kafka");
    log.put("bootstrap-servers", brokers).put("transaction-timeout", "24h");
    ObjectNode properties = log.putObject("properties");
    kafka.forEach(properties::put);
    ObjectNode tables = top.putObject("catalog").putObject("properties");
    catalog.forEach(tables::put);
    top.putObject("control").put("root", root.toString()).put("root-sha256", rootSha256);
    checkpoint(top, "pipeline", "5s");
    top.withObjectProperty("decrypt").put("keys", keys.toString());
    remediate(top.withObjectProperty("remediate").put("keys", keys.toString()));
    checkpoint(top.withObjectProperty("dispatch").put("keys", keys.toString()), "dispatch", "1s");
    try {
      Files.createDirectories(file.getParent());
      Files.createDirectories(checkpoints);
      Files.writeString(file, YAML.writeValueAsString(top));
      return file;
    } catch (IOException e) {
      throw new ClusterException("The configuration %s can't be written.".formatted(file), e);
    }
  }

  private void checkpoint(ObjectNode of, String job, String interval) {
    ObjectNode checkpoint = of.withObjectProperty("checkpoint");
    checkpoint.put("directory", checkpoints.resolve(job).toUri().toString());
    if (!checkpoint.has("interval")) {
      checkpoint.put("interval", interval);
    }
  }

  private void remediate(ObjectNode remediate) {
    if (remediate.has("ceilings") || remediate.has("always-approve")) {
      return;
    }
    remediate
        .putObject("ceilings")
        .put("fleet-per-hour", ceilings.fleetPerHour())
        .put("cohort-per-hour", ceilings.cohortPerHour())
        .put("dormant", ceilings.dormant().toSeconds() + "s");
    ArrayNode always = remediate.putArray("always-approve");
    ceilings.alwaysApprove().forEach(action -> always.add(action.wireName()));
  }
}
