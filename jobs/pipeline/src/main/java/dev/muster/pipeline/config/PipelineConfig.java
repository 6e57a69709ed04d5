package dev.muster.pipeline.config;

import dev.muster.detect.operator.DetectSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Everything that a pipeline is told, read once in main and immutable from then on.
 *
 * <p>Holds no secret: properties that are secret hold references ({@code file:} or {@code env:}).
 *
 * @param fleet the fleet id that messages must name as their audience
 * @param parallelism of sources, operators and writers; at most the telemetry partitions
 * @param control where trust starts
 * @param decrypt what may be opened at all
 * @param remediate how far commands may go, and how decisions are handed on
 * @param checkpoint how often and where state is saved
 * @param flink any further Flink option, passed through; the group `metrics` becomes such options
 */
public record PipelineConfig(
    String fleet,
    int parallelism,
    KafkaConfig kafka,
    TopicsConfig topics,
    CatalogConfig catalog,
    ControlConfig control,
    VerifyConfig verify,
    DecryptConfig decrypt,
    DetectSettings detect,
    RemediateConfig remediate,
    CheckpointConfig checkpoint,
    Map<String, String> flink) {

  /** Options that a pass-through may not set, since the promises hang on them. */
  private static final List<String> FIXED =
      List.of(
          "pipeline.generic-types",
          "pipeline.auto-generate-uids",
          "pipeline.object-reuse",
          "execution.checkpointing.mode",
          "execution.checkpointing.unaligned.enabled",
          "execution.state-recovery.path",
          "execution.state-recovery.claim-mode",
          "execution.state-recovery.ignore-unclaimed-state");

  /**
   * Reads a YAML file.
   *
   * @throws ConfigException with every problem of the file
   */
  public static PipelineConfig read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new ConfigException(file, e);
    }
  }

  /**
   * Reads YAML text.
   *
   * @param source what to call the text in messages
   * @throws ConfigException with every problem of the text
   */
  public static PipelineConfig parse(String yaml, String source) {
    Section root = Section.root(yaml, source);
    PipelineConfig config =
        new PipelineConfig(
            root.required("fleet", "acme"),
            root.positive("parallelism", 1),
            KafkaConfig.read(root.section("kafka")),
            TopicsConfig.read(root.section("topics")),
            CatalogConfig.read(root.section("catalog")),
            ControlConfig.read(root.section("control")),
            VerifyConfig.read(root.section("verify")),
            DecryptConfig.read(root.section("decrypt")),
            DetectSettings.read(root.section("detect")),
            RemediateConfig.read(root.section("remediate")),
            CheckpointConfig.read(root.section("checkpoint")),
            flink(root));
    root.leave(DispatchConfig.GROUP);
    root.finish(source);
    return config;
  }

  /** The same configuration with another parallelism. */
  public PipelineConfig withParallelism(int other) {
    return with(other, kafka, catalog, decrypt, remediate, flink);
  }

  /** The same configuration with another log. */
  public PipelineConfig withKafka(KafkaConfig other) {
    return with(parallelism, other, catalog, decrypt, remediate, flink);
  }

  /** The same configuration with another catalog. */
  public PipelineConfig withCatalog(CatalogConfig other) {
    return with(parallelism, kafka, other, decrypt, remediate, flink);
  }

  /** The same configuration with other keys to open sections with. */
  public PipelineConfig withDecrypt(DecryptConfig other) {
    return with(parallelism, kafka, catalog, other, remediate, flink);
  }

  /** The same configuration with other bounds of commands. */
  public PipelineConfig withRemediate(RemediateConfig other) {
    return with(parallelism, kafka, catalog, decrypt, other, flink);
  }

  /** The same configuration with other options of Flink. */
  public PipelineConfig withFlink(Map<String, String> other) {
    return with(parallelism, kafka, catalog, decrypt, remediate, other);
  }

  private PipelineConfig with(
      int tasks,
      KafkaConfig log,
      CatalogConfig tables,
      DecryptConfig opened,
      RemediateConfig commanded,
      Map<String, String> options) {
    return new PipelineConfig(
        fleet,
        tasks,
        log,
        topics,
        tables,
        control,
        verify,
        opened,
        detect,
        commanded,
        checkpoint,
        options);
  }

  static Map<String, String> flink(Section root) {
    Map<String, String> options = root.properties("flink");
    SecretKeys.refuseAll(root, "flink", options);
    options.keySet().stream()
        .filter(FIXED::contains)
        .forEach(key -> root.problem("flink." + key, "is fixed: exactness depends on it"));
    options.putAll(MetricsConfig.read(root.section("metrics")));
    return Map.copyOf(options);
  }
}
