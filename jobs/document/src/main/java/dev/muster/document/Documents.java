package dev.muster.document;

import java.io.StringReader;
import java.util.HashSet;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads documents, within bounds: whoever signed one is trusted with more than the parser is. */
public final class Documents {
  private static final int MAX_NESTING = 16;
  private static final int MAX_CHARACTERS = 1 << 20;

  private Documents() {}

  /**
   * Reads a document.
   *
   * @param name what to call it in problems
   * @return its outermost fields; none of them where the text is not YAML, which is noted
   */
  public static Block read(String name, String text, Problems problems) {
    return new Reading(new Block.Place(name, problems), true).read(text);
  }

  /**
   * Reads a document that may hold what is nobody's to see: says where it breaks, and repeats
   * nothing of it.
   */
  public static Block readPrivate(String name, String text, Problems problems) {
    return new Reading(new Block.Place(name, problems), false).read(text);
  }

  private record Reading(Block.Place place, boolean open) {
    Block read(String text) {
      try {
        Node node = new Yaml(new SafeConstructor(limits())).compose(new StringReader(text));
        if (node instanceof MappingNode mapping) {
          noteTwins(mapping);
          return new Block(place, "", 1, mapping);
        }
        place.problem(1, "write fields, as in `name: value`");
      } catch (MarkedYAMLException e) {
        int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
        place.problem(
            line,
            "this is not YAML: "
                + (open ? e.getProblem() : "check indentation, colons and quotes here"));
      } catch (YAMLException e) {
        place.problem(1, "this is beyond the limits of a document");
      }
      return Block.empty(new Block.Place(place.document(), new Problems()), "", 1);
    }

    private void noteTwins(Node node) {
      if (node instanceof MappingNode mapping) {
        Set<String> names = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
          if (!names.add(name(tuple))) {
            place.problem(
                line(tuple.getKeyNode()), "`" + name(tuple) + "` stands twice: remove one");
          }
          noteTwins(tuple.getValueNode());
        }
      } else if (node instanceof SequenceNode list) {
        list.getValue().forEach(this::noteTwins);
      }
    }
  }

  static String name(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "?";
  }

  static int line(Node node) {
    return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
  }

  private static LoaderOptions limits() {
    LoaderOptions limits = new LoaderOptions();
    limits.setAllowDuplicateKeys(false);
    limits.setAllowRecursiveKeys(false);
    limits.setMaxAliasesForCollections(0);
    limits.setNestingDepthLimit(MAX_NESTING);
    limits.setCodePointLimit(MAX_CHARACTERS);
    return limits;
  }
}
