package dev.muster.pipeline.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One group of a configuration file, read key by key.
 *
 * <p>A problem never stops the reading: it is noted, a default stands in, and {@link
 * ConfigException} reports all of them at the end. Keys that nobody asked for are problems too,
 * since a misspelt key is a setting that is silently not in force. Not thread-safe.
 */
final class Section {
  private final String path;
  private final JsonNode node;
  private final List<String> problems;
  private final Set<String> asked = new LinkedHashSet<>();
  private final List<Section> children = new ArrayList<>();
  private boolean shared;

  private Section(String path, JsonNode node, List<String> problems) {
    this.path = path;
    this.node = node;
    this.problems = problems;
    if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
      problems.add("`" + path + "` must be a group of keys.");
    }
  }

  static Section root(JsonNode node) {
    return new Section("", node == null ? MissingNode.getInstance() : node, new ArrayList<>());
  }

  Section section(String key) {
    asked.add(key);
    Section child = new Section(full(key), node.path(key), problems);
    children.add(child);
    return child;
  }

  /** The child groups under {@code key}, by their names. */
  Map<String, Section> sections(String key) {
    Section parent = section(key);
    Map<String, Section> named = new LinkedHashMap<>();
    parent.node.fieldNames().forEachRemaining(name -> named.put(name, parent.section(name)));
    return named;
  }

  /** Leaves a key to another reader of the same file. */
  void leave(String key) {
    asked.add(key);
  }

  /** Leaves all keys that nobody asked for here to another reader of the same file. */
  void leaveRest() {
    shared = true;
  }

  String text(String key, String fallback) {
    return value(key).orElse(fallback);
  }

  String required(String key, String example) {
    return value(key)
        .orElseGet(
            () -> {
              problem(key, "is required, for example `" + example + "`");
              return example;
            });
  }

  Optional<String> optional(String key) {
    return value(key);
  }

  Duration duration(String key, Duration fallback) {
    return parsed(key, fallback, Units::duration, "a duration such as `500ms`, `10s` or `7d`");
  }

  long bytes(String key, long fallback) {
    return parsed(key, fallback, Units::bytes, "a size such as `64KiB` or `1MiB`");
  }

  int positive(String key, int fallback) {
    return parsed(key, fallback, Units::positive, "a whole number from 1 on");
  }

  double decimal(String key, double fallback) {
    return parsed(key, fallback, Units::decimal, "a number above 0");
  }

  /** A list of numbers, or one; empty if the key is absent. */
  Set<Integer> numbers(String key) {
    asked.add(key);
    Set<Integer> numbers = new LinkedHashSet<>();
    JsonNode given = node.path(key);
    for (JsonNode each : given.isArray() ? given : List.of(given)) {
      if (each.canConvertToInt() && each.isIntegralNumber()) {
        numbers.add(each.intValue());
      } else if (!each.isMissingNode()) {
        problem(key, "must be a list of whole numbers, such as `[7, 9]`");
      }
    }
    return Set.copyOf(numbers);
  }

  /** A list of texts, or one; empty if the key is absent, which an empty list is not. */
  Optional<List<String>> texts(String key) {
    asked.add(key);
    JsonNode given = node.path(key);
    if (given.isMissingNode()) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode each : given.isArray() ? given : List.of(given)) {
      if (each.isTextual()) {
        texts.add(each.textValue());
      } else {
        problem(key, "must be a list of texts, such as `[offline]`, or `[]` for none");
      }
    }
    return Optional.of(texts);
  }

  boolean flag(String key, boolean fallback) {
    return parsed(key, fallback, Units::flag, "`true` or `false`");
  }

  /** All keys of this group as text; nested groups become dotted keys. */
  Map<String, String> properties(String key) {
    Section group = section(key);
    Map<String, String> flat = new LinkedHashMap<>();
    group.flatten("", group.node, flat);
    return flat;
  }

  void problem(String key, String what) {
    problems.add("`" + full(key) + "` " + what + ".");
  }

  /**
   * Ends the reading.
   *
   * @throws ConfigException if there was any problem
   */
  void finish(String source) {
    noteUnknown();
    if (!problems.isEmpty()) {
      throw new ConfigException(source, problems);
    }
  }

  private void noteUnknown() {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!shared && !asked.contains(name)) {
                problem(name, "is not a known key; known here: " + String.join(", ", asked));
              }
            });
    children.forEach(Section::noteUnknown);
  }

  private void flatten(String prefix, JsonNode at, Map<String, String> flat) {
    at.properties()
        .forEach(
            field -> {
              asked.add(field.getKey());
              String name = prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey();
              JsonNode value = field.getValue();
              if (value.isObject() && !value.isEmpty()) {
                flatten(name, value, flat);
              } else if (value.isContainerNode() || value.isNull()) {
                problem(name, "must be a single value; write a list as one text, `\"a,b\"`");
              } else if (flat.put(name, value.asText()) != null) {
                problem(name, "is given twice");
              }
            });
  }

  private <T> T parsed(String key, T fallback, Function<String, T> parser, String expected) {
    return value(key)
        .map(
            text -> {
              try {
                return parser.apply(text);
              } catch (IllegalArgumentException e) {
                problem(key, "is `" + text + "`, but must be " + expected);
                return fallback;
              }
            })
        .orElse(fallback);
  }

  private Optional<String> value(String key) {
    asked.add(key);
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (value.isContainerNode()) {
      problem(key, "must be a single value");
      return Optional.empty();
    }
    return Optional.of(value.asText());
  }

  private String full(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
