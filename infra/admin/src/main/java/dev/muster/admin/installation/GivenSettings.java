package dev.muster.admin.installation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.pipeline.config.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a person sets of an installation that brings the rest of its configuration itself. */
public final class GivenSettings {
  /** What an installation brings itself. */
  private static final List<String> OWN = List.of("fleet", "kafka", "topics", "catalog", "control");

  private GivenSettings() {}

  /**
   * Reads a file of them.
   *
   * @throws DataDirectoryException if it can't be read, or sets what `up` brings itself
   */
  public static ObjectNode read(Path file) {
    JsonNode tree = tree(file);
    if (!(tree instanceof ObjectNode top)) {
      throw new DataDirectoryException(file + " must be a YAML file of groups of keys.");
    }
    OWN.stream().filter(top::has).findFirst().ifPresent(key -> refuse(file, key));
    return top;
  }

  private static void refuse(Path file, String key) {
    throw new DataDirectoryException(
        "%s sets %s, but `up` brings its own: leave it out, or use ./muster run --config %s."
            .formatted(file, key, file));
  }

  private static JsonNode tree(Path file) {
    try {
      return YamlText.tree(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new DataDirectoryException("File " + file + " can't be read.", e);
    }
  }
}
