package dev.muster.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Named fields of a document, read one by one.
 *
 * <p>A problem never stops the reading: it is noted with its line, and an empty value stands in.
 * {@link #nothingElse()} notes the fields that nobody asked for, since a misspelt field is a
 * condition that is silently not in force. Not thread-safe.
 */
public final class Block {
  /** What stands in a field. */
  public enum Kind {
    /** No such field. */
    MISSING,
    /** Nothing, or {@code null}. */
    EMPTY,
    /** One text, number or flag. */
    TEXT,
    /** A list. */
    LIST,
    /** Fields of its own. */
    FIELDS
  }

  private final Place place;
  private final String path;
  private final int line;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  Block(Place place, String path, int line, MappingNode node) {
    this.place = place;
    this.path = path;
    this.line = line;
    for (NodeTuple tuple : node.getValue()) {
      String key = Documents.name(tuple);
      fields.put(key, new Field(Documents.line(tuple.getKeyNode()), tuple.getValueNode()));
    }
  }

  /** One without fields. */
  static Block empty(Place place, String path, int line) {
    return new Block(place, path, line, new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK));
  }

  /** Where problems are noted. */
  record Place(String document, Problems problems) {
    void problem(int line, String message) {
      problems.add(new Problem(document, line, message));
    }
  }

  private record Field(int line, Node value) {}

  /** The fields' names, in their order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(fields.keySet());
  }

  /** Says whether a field is there. */
  public boolean has(String name) {
    asked.add(name);
    return fields.containsKey(name);
  }

  /** What stands in a field. */
  public Kind kind(String name) {
    asked.add(name);
    if (!fields.containsKey(name)) {
      return Kind.MISSING;
    }
    Node node = field(name).value();
    if (node instanceof ScalarNode) {
      return isText(node) ? Kind.TEXT : Kind.EMPTY;
    }
    return node instanceof MappingNode ? Kind.FIELDS : Kind.LIST;
  }

  /**
   * The one text of a field as it is written, empty too.
   *
   * @throws IllegalStateException if the field is not {@link Kind#TEXT}
   */
  public String single(String name) {
    if (kind(name) != Kind.TEXT) {
      throw new IllegalStateException(full(name) + " is no text");
    }
    return ((ScalarNode) field(name).value()).getValue();
  }

  /** The texts of a field, or its one; nothing where it has anything else. Notes no problem. */
  public Optional<List<String>> singles(String name) {
    return switch (kind(name)) {
      case TEXT -> Optional.of(List.of(single(name)));
      case LIST -> {
        List<Node> items = ((SequenceNode) field(name).value()).getValue();
        yield items.stream().allMatch(Block::isText)
            ? Optional.of(items.stream().map(item -> ((ScalarNode) item).getValue()).toList())
            : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private Field field(String name) {
    return Objects.requireNonNull(fields.get(name));
  }

  private static boolean isText(Node node) {
    return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL);
  }

  /** A field's name with those of the blocks that it stands in: {@code kafka.metronome}. */
  public String full(String name) {
    return path + name;
  }

  /**
   * Notes a problem at a field, or at the nearest one around it that is there.
   *
   * @param name of a field here, or of one further in, with dots between
   */
  public void problem(String name, String message) {
    place.problem(lineOf(name), message);
  }

  /** Notes a problem in one line of a field's text, counted from 1. */
  public void problemWithin(String name, int textLine, String message) {
    place.problem(firstLine(name) + textLine - 1, message);
  }

  private int lineOf(String name) {
    if (fields.containsKey(name)) {
      return fields.get(name).line();
    }
    for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      String head = name.substring(0, dot);
      if (fields.containsKey(head)) {
        return fields.get(head).value() instanceof MappingNode
            ? group(head).lineOf(name.substring(dot + 1))
            : fields.get(head).line();
      }
    }
    return line;
  }

  /** A text that must be there; empty where it is not. */
  public String text(String name) {
    Optional<String> text = optionalText(name);
    if (text.isEmpty() && !fields.containsKey(name)) {
      problem(name, quoted(name) + " is missing: write `" + name + ": ...`");
    }
    return text.orElse("");
  }

  /** A text that may be missing. */
  public Optional<String> optionalText(String name) {
    asked.add(name);
    Field field = fields.get(name);
    if (field == null) {
      return Optional.empty();
    }
    if (field.value() instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
      return Optional.of(scalar.getValue());
    }
    problem(name, quoted(name) + " must be one text");
    return Optional.empty();
  }

  /** Texts, as a list or a single one; none where the field is missing. */
  public List<String> texts(String name) {
    if (fields.containsKey(name) && field(name).value() instanceof SequenceNode list) {
      asked.add(name);
      List<String> texts = new ArrayList<>();
      for (Node item : list.getValue()) {
        if (item instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
          texts.add(scalar.getValue());
        } else {
          place.problem(Documents.line(item), quoted(name) + " must be a list of texts");
        }
      }
      return texts;
    }
    return optionalText(name).map(List::of).orElse(List.of());
  }

  /** Blocks in a list; none where the field is missing. */
  public List<Block> blocks(String name) {
    asked.add(name);
    List<Block> blocks = new ArrayList<>();
    if (!fields.containsKey(name)) {
      return blocks;
    }
    if (field(name).value() instanceof SequenceNode list) {
      for (Node item : list.getValue()) {
        if (item instanceof MappingNode mapping) {
          blocks.add(new Block(place, "", Documents.line(item), mapping));
        } else {
          place.problem(
              Documents.line(item), "each of `" + name + "` must have fields, as in `- name: ...`");
        }
      }
    } else {
      problem(name, quoted(name) + " must be a list: begin each with `- `");
    }
    return blocks;
  }

  /** The block of a field, or nothing where it is missing. */
  public Optional<Block> block(String name) {
    return kind(name) == Kind.MISSING ? Optional.empty() : Optional.of(group(name));
  }

  /** The block of a field; one without fields where it is missing or empty. */
  public Block group(String name) {
    Kind kind = kind(name);
    if (kind == Kind.FIELDS) {
      Field field = field(name);
      return new Block(place, full(name) + ".", field.line(), (MappingNode) field.value());
    }
    if (kind == Kind.TEXT || kind == Kind.LIST) {
      problem(name, quoted(name) + " must have fields of its own");
    }
    return empty(place, full(name) + ".", lineOf(name));
  }

  /** True or false; a stand-in where the field is missing. */
  public boolean flag(String name, boolean missing) {
    Optional<String> text = optionalText(name);
    if (text.isPresent() && !text.get().matches("true|false")) {
      problem(name, quoted(name) + " must be true or false");
    }
    return text.map("true"::equals).orElse(missing);
  }

  /** A number from 0 to a million that must be there; 0 where it is not. */
  public int count(String name) {
    String text = text(name);
    if (text.matches("[0-9]{1,6}|1000000")) {
      return Integer.parseInt(text);
    }
    if (!text.isEmpty()) {
      problem(name, quoted(name) + " must be a whole number from 0 to 1000000");
    }
    return 0;
  }

  /** A time such as {@code 500ms}, {@code 90s}, {@code 10m}, {@code 2h} or {@code 1d}. */
  public Optional<Duration> duration(String name) {
    Optional<String> text = optionalText(name);
    Optional<Duration> duration = text.flatMap(Quantities::duration);
    if (text.isPresent() && duration.isEmpty()) {
      problem(name, quoted(name) + " must be " + Quantities.A_DURATION);
    }
    return duration;
  }

  /** The text below a {@code |} or {@code >} begins in the next line. */
  private int firstLine(String name) {
    ScalarNode scalar = (ScalarNode) field(name).value();
    boolean below =
        scalar.getScalarStyle() == ScalarStyle.LITERAL
            || scalar.getScalarStyle() == ScalarStyle.FOLDED;
    return Documents.line(scalar) + (below ? 1 : 0);
  }

  /** Notes the fields that nobody asked for. */
  public void nothingElse() {
    for (String name : fields.keySet()) {
      if (!asked.contains(name)) {
        problem(
            name, quoted(name) + " is not known here: write one of " + String.join(", ", asked));
      }
    }
  }

  private String quoted(String name) {
    return "`" + full(name) + "`";
  }
}
