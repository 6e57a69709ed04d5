package dev.muster.condition.document;

import dev.muster.condition.Condition;
import dev.muster.condition.ConditionDefect;
import dev.muster.condition.ConditionRefusedException;
import dev.muster.condition.Vocabulary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Named fields of a document, read one by one.
 *
 * <p>A problem never stops the reading: it is noted with its line, and an empty value stands in.
 * {@link #nothingElse()} notes the fields that nobody asked for, since a misspelt field is a
 * condition that is silently not in force. Not thread-safe.
 */
public final class Block {
  private final Place place;
  private final int line;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  Block(Place place, MappingNode node) {
    this.place = place;
    this.line = line(node);
    for (NodeTuple tuple : node.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "?";
      Field before = fields.put(key, new Field(line(tuple.getKeyNode()), tuple.getValueNode()));
      if (before != null) {
        place.problem(line(tuple.getKeyNode()), "`" + key + "` stands twice: remove one");
      }
    }
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
    return Set.copyOf(fields.keySet());
  }

  /** Says whether a field is there. */
  public boolean has(String name) {
    asked.add(name);
    return fields.containsKey(name);
  }

  /** Notes a problem at a field, or at the block where the field is missing. */
  public void problem(String name, String message) {
    place.problem(fields.containsKey(name) ? fields.get(name).line() : line, message);
  }

  /** A text that must be there; empty where it is not. */
  public String text(String name) {
    Optional<String> text = optionalText(name);
    if (text.isEmpty() && !fields.containsKey(name)) {
      problem(name, "`" + name + "` is missing: write `" + name + ": ...`");
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
    problem(name, "`" + name + "` must be one text");
    return Optional.empty();
  }

  /** Texts, as a list or a single one; none where the field is missing. */
  public List<String> texts(String name) {
    if (fields.containsKey(name) && fields.get(name).value() instanceof SequenceNode list) {
      asked.add(name);
      List<String> texts = new ArrayList<>();
      for (Node item : list.getValue()) {
        if (item instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
          texts.add(scalar.getValue());
        } else {
          place.problem(line(item), "`" + name + "` must be a list of texts");
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
    if (fields.get(name).value() instanceof SequenceNode list) {
      for (Node item : list.getValue()) {
        if (item instanceof MappingNode mapping) {
          blocks.add(new Block(place, mapping));
        } else {
          place.problem(line(item), "each of `" + name + "` must have fields, as in `- name: ...`");
        }
      }
    } else {
      problem(name, "`" + name + "` must be a list: begin each with `- `");
    }
    return blocks;
  }

  /** The block of a field, or nothing where it is missing. */
  public Optional<Block> block(String name) {
    asked.add(name);
    if (!fields.containsKey(name)) {
      return Optional.empty();
    }
    if (fields.get(name).value() instanceof MappingNode mapping) {
      return Optional.of(new Block(place, mapping));
    }
    problem(name, "`" + name + "` must have fields of its own");
    return Optional.empty();
  }

  /** True or false; a stand-in where the field is missing. */
  public boolean flag(String name, boolean missing) {
    Optional<String> text = optionalText(name);
    if (text.isPresent() && !text.get().matches("true|false")) {
      problem(name, "`" + name + "` must be true or false");
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
      problem(name, "`" + name + "` must be a whole number from 0 to 1000000");
    }
    return 0;
  }

  /** A time such as {@code 90s}, {@code 10m}, {@code 2h} or {@code 1d}, or nothing. */
  public Optional<Duration> duration(String name) {
    return optionalText(name).flatMap(text -> parsed(name, text));
  }

  private Optional<Duration> parsed(String name, String text) {
    if (!text.matches("[0-9]{1,6}[smhd]")) {
      problem(name, "`" + name + "` must be a time such as 90s, 10m, 2h or 1d");
      return Optional.empty();
    }
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return Optional.of(
        switch (text.charAt(text.length() - 1)) {
          case 's' -> Duration.ofSeconds(number);
          case 'm' -> Duration.ofMinutes(number);
          case 'h' -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  /** A condition, or nothing where it is missing or refused: each defect at its own line. */
  public Optional<Condition> condition(String name, Vocabulary vocabulary) {
    Optional<String> text = optionalText(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Condition.compile(text.get(), vocabulary));
    } catch (ConditionRefusedException e) {
      for (ConditionDefect defect : e.defects()) {
        place.problem(firstLine(name) + defect.line() - 1, defect.message());
      }
      return Optional.empty();
    }
  }

  /** The text below a {@code |} or {@code >} begins in the next line. */
  private int firstLine(String name) {
    ScalarNode scalar = (ScalarNode) fields.get(name).value();
    boolean below =
        scalar.getScalarStyle() == ScalarStyle.LITERAL
            || scalar.getScalarStyle() == ScalarStyle.FOLDED;
    return line(scalar) + (below ? 1 : 0);
  }

  /** Notes the fields that nobody asked for. */
  public void nothingElse() {
    for (String name : fields.keySet()) {
      if (!asked.contains(name)) {
        problem(name, "`" + name + "` is not known here: write one of " + String.join(", ", asked));
      }
    }
  }

  private static int line(Node node) {
    return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
  }
}
