package dev.muster.pipeline.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;

/** The text of a configuration file as a tree. */
public final class YamlText {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private YamlText() {}

  /**
   * Reads YAML.
   *
   * @param source what to call the text in messages
   * @throws ConfigException if it is none, or has a key twice. Names the line and repeats nothing
   *     of it: it may hold what is nobody's to see.
   */
  public static JsonNode tree(String yaml, String source) {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
      throw new ConfigException(source, List.of(problem(e, where)));
    }
  }

  private static String problem(JsonProcessingException e, String where) {
    return e.getOriginalMessage().startsWith("Duplicate field")
        ? "has a key twice in one group" + where + ": keep one of them."
        : "is no YAML" + where + ": check indentation, colons and quotes there.";
  }
}
