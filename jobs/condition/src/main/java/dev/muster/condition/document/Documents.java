package dev.muster.condition.document;

import dev.muster.control.bundle.TextDocument;
import java.io.StringReader;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads documents, within bounds: whoever signed one is trusted with more than the parser is. */
public final class Documents {
  private static final int MAX_NESTING = 16;

  private Documents() {}

  /**
   * Reads a document.
   *
   * @return its outermost fields; none of them where the text is not YAML, which is noted
   */
  public static Block read(TextDocument document, Problems problems) {
    Block.Place place = new Block.Place(document.name(), problems);
    try {
      Node node =
          new Yaml(new SafeConstructor(limits())).compose(new StringReader(document.text()));
      if (node instanceof MappingNode mapping) {
        return new Block(place, mapping);
      }
      problems.add(new Problem(document.name(), 1, "write fields, as in `name: value`"));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add(new Problem(document.name(), line, "this is not YAML: " + e.getProblem()));
    } catch (YAMLException e) {
      problems.add(new Problem(document.name(), 1, "this is beyond the limits of a document"));
    }
    return new Block(
        new Block.Place(document.name(), new Problems()),
        new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK));
  }

  private static LoaderOptions limits() {
    LoaderOptions limits = new LoaderOptions();
    limits.setAllowDuplicateKeys(false);
    limits.setAllowRecursiveKeys(false);
    limits.setMaxAliasesForCollections(0);
    limits.setNestingDepthLimit(MAX_NESTING);
    limits.setCodePointLimit(TextDocument.MAX_BYTES);
    return limits;
  }
}
