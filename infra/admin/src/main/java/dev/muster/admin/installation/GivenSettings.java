package dev.muster.admin.installation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.document.Block;
import dev.muster.document.Documents;
import dev.muster.document.Problems;
import dev.muster.pipeline.config.ConfigException;
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
   * @throws ConfigException with the line of what is no YAML or stands twice
   */
  public static ObjectNode read(Path file) {
    Problems problems = new Problems();
    Block top = Documents.readPrivate(file.toString(), text(file), problems);
    ObjectNode tree = tree(top);
    if (!problems.none()) {
      throw ConfigException.of(file.toString(), problems);
    }
    OWN.stream().filter(top::has).findFirst().ifPresent(key -> refuse(file, key));
    return tree;
  }

  private static ObjectNode tree(Block block) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    for (String name : block.names()) {
      switch (block.kind(name)) {
        case TEXT -> tree.put(name, block.single(name));
        case FIELDS -> tree.set(name, tree(block.group(name)));
        case LIST -> block.texts(name).forEach(tree.withArrayProperty(name)::add);
        default -> tree.putNull(name);
      }
    }
    return tree;
  }

  private static void refuse(Path file, String key) {
    throw new DataDirectoryException(
        "%s sets %s, but `up` brings its own: leave it out, or use ./muster run --config %s."
            .formatted(file, key, file));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new DataDirectoryException("File " + file + " can't be read.", e);
    }
  }
}
