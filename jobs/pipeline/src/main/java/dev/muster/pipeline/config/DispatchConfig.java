package dev.muster.pipeline.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Everything that the dispatch job is told: the group {@code dispatch} of a pipeline's file, and
 * what both jobs share of it.
 *
 * @param fleet the fleet id that commands name
 * @param control who may decide
 * @param keys directory with the key stores of the two roles that dispatch signs as
 * @param checkpoint how often and where state is saved; its own directory
 * @param standings whether the registry is told of standings that go with commands; not in a
 *     replay, whose registry is recorded
 * @param flink any further Flink option, passed through
 */
public record DispatchConfig(
    String fleet,
    KafkaConfig kafka,
    TopicsConfig topics,
    ControlConfig control,
    Path keys,
    CheckpointConfig checkpoint,
    boolean standings,
    Map<String, String> flink) {

  static final String GROUP = "dispatch";
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /**
   * Reads a YAML file.
   *
   * @throws ConfigException with every problem of what concerns dispatch
   */
  public static DispatchConfig read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new ConfigException(file, e);
    }
  }

  /** The same configuration with another log. */
  public DispatchConfig withKafka(KafkaConfig other) {
    return new DispatchConfig(fleet, other, topics, control, keys, checkpoint, standings, flink);
  }

  /**
   * Reads YAML text.
   *
   * @param source what to call the text in messages
   * @throws ConfigException with every problem of what concerns dispatch
   */
  public static DispatchConfig parse(String yaml, String source) {
    Section root = Section.root(yaml, source);
    root.leaveRest();
    Section own = root.section(GROUP);
    DispatchConfig config =
        new DispatchConfig(
            root.required("fleet", "acme"),
            KafkaConfig.read(root.section("kafka")),
            TopicsConfig.read(root.section("topics")),
            ControlConfig.read(root.section("control")),
            Path.of(own.required("keys", "/etc/muster/dispatch")),
            CheckpointConfig.read(own.section("checkpoint"), INTERVAL),
            true,
            PipelineConfig.flink(own));
    root.finish(source);
    return config;
  }
}
