package dev.muster.connectors.iceberg.relocation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.shaded.com.fasterxml.jackson.databind.JsonNode;
import org.apache.iceberg.shaded.com.fasterxml.jackson.databind.node.ArrayNode;
import org.apache.iceberg.shaded.com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.iceberg.shaded.com.fasterxml.jackson.databind.node.TextNode;
import org.apache.iceberg.util.JsonUtil;

/** Writes the metadata of a table again, with other paths and all else as it was. */
record MovedMetadata(Directories directories) {
  /** Former versions of the metadata, which stay where they are. */
  private static final String FORMER = "metadata-log";

  void write(TableMetadata metadata, OutputFile to) throws IOException {
    ObjectNode tree = (ObjectNode) tree(metadata);
    tree.putArray(FORMER);
    move(tree);
    try (OutputStream out = to.createOrOverwrite()) {
      out.write(tree.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static JsonNode tree(TableMetadata metadata) {
    try {
      return JsonUtil.mapper().readTree(TableMetadataParser.toJson(metadata));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void move(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    names.forEach(name -> object.set(name, moved(object.get(name))));
  }

  private JsonNode moved(JsonNode node) {
    if (node instanceof ObjectNode object) {
      move(object);
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, moved(array.get(i)));
      }
    } else if (node.isTextual() && directories.holds(node.textValue())) {
      return TextNode.valueOf(directories.moved(node.textValue()));
    }
    return node;
  }
}
