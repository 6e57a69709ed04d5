package dev.muster.trial.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The files that deploy Muster, as trees. */
final class Manifests {
  static final Path INFRA = Path.of("..");
  private static final YAMLMapper YAML = new YAMLMapper();

  private Manifests() {}

  /** Each document of a file in {@code kubernetes}. */
  static List<JsonNode> kubernetes(String file) {
    Path path = INFRA.resolve("kubernetes").resolve(file);
    try (MappingIterator<JsonNode> documents =
        YAML.readerFor(JsonNode.class).readValues(path.toFile())) {
      return documents.readAll().stream().filter(JsonNode::isObject).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A job by the name of its file. */
  static JsonNode job(String name) {
    return kubernetes(name + ".yaml").get(0).get("spec");
  }

  /** Flink's own configuration of a job in compose. */
  static JsonNode flink(String job) {
    try {
      return YAML.readTree(INFRA.resolve("compose/flink/" + job + ".yaml").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode compose() {
    try {
      return YAML.readTree(resolved(INFRA.resolve("compose/compose.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With aliases and merge keys filled in, which Jackson leaves as they are. */
  private static String resolved(Path file) throws IOException {
    Object tree = new Yaml().load(Files.readString(file));
    return YAML.writeValueAsString(tree);
  }

  static Map<String, String> strings(JsonNode group) {
    Map<String, String> strings = new LinkedHashMap<>();
    group.properties().forEach(each -> strings.put(each.getKey(), each.getValue().asText()));
    return strings;
  }
}
