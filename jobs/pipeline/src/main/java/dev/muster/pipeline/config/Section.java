package dev.muster.pipeline.config;

import dev.muster.detect.settings.DetectorSection;
import dev.muster.document.Block;
import dev.muster.document.Block.Kind;
import dev.muster.document.Documents;
import dev.muster.document.Problems;
import dev.muster.document.Quantities;
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
 * One group of a configuration file, read key by key, with a default for each.
 *
 * <p>A problem never stops the reading: it is noted, a default stands in, and {@link
 * ConfigException} reports all of them at the end. Keys that nobody asked for are problems too,
 * since a misspelt key is a setting that is silently not in force. Not thread-safe.
 */
final class Section implements DetectorSection {
  private final Block block;
  private final Problems problems;
  private final List<Section> children = new ArrayList<>();
  private boolean shared;

  private Section(Block block, Problems problems) {
    this.block = block;
    this.problems = problems;
  }

  /** The outermost group of a text, whose content no problem repeats but for single values. */
  static Section root(String yaml, String source) {
    Problems problems = new Problems();
    return new Section(Documents.readPrivate(source, yaml, problems), problems);
  }

  @Override
  public Section section(String key) {
    Section child = new Section(block.group(key), problems);
    children.add(child);
    return child;
  }

  /** The child groups under {@code key}, by their names. */
  @Override
  public Map<String, Section> sections(String key) {
    Section parent = section(key);
    Map<String, Section> named = new LinkedHashMap<>();
    parent.block.names().forEach(name -> named.put(name, parent.section(name)));
    return named;
  }

  /** Leaves a key to another reader of the same file. */
  void leave(String key) {
    block.has(key);
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

  @Override
  public Duration duration(String key, Duration fallback) {
    return parsed(key, fallback, Quantities::duration, Quantities.A_DURATION);
  }

  long bytes(String key, long fallback) {
    return parsed(key, fallback, Quantities::bytes, Quantities.A_SIZE);
  }

  @Override
  public int positive(String key, int fallback) {
    return parsed(
        key, fallback, text -> whole(text).filter(it -> it > 0), "a whole number from 1 on");
  }

  @Override
  public double decimal(String key, double fallback) {
    return parsed(key, fallback, Section::aboveZero, "a number above 0");
  }

  boolean flag(String key, boolean fallback) {
    return parsed(key, fallback, Section::trueOrFalse, "`true` or `false`");
  }

  /** A list of numbers, or one; empty if the key is absent. */
  Set<Integer> numbers(String key) {
    Set<Integer> numbers = new LinkedHashSet<>();
    for (String each : list(key, "whole numbers, such as `[7, 9]`").orElse(List.of())) {
      whole(each)
          .ifPresentOrElse(
              numbers::add,
              () -> problem(key, "must be a list of whole numbers, such as `[7, 9]`"));
    }
    return Set.copyOf(numbers);
  }

  /** A list of texts, or one; empty if the key is absent, which an empty list is not. */
  Optional<List<String>> texts(String key) {
    return list(key, "texts, such as `[offline]`, or `[]` for none");
  }

  /** All keys of this group as text; nested groups become dotted keys. */
  Map<String, String> properties(String key) {
    Map<String, String> flat = new LinkedHashMap<>();
    Section group = section(key);
    group.flatten("", group.block, flat);
    return flat;
  }

  /**
   * Notes a problem.
   *
   * @param key of this group, or of one further in, with dots between
   */
  @Override
  public void problem(String key, String what) {
    block.problem(key, "`" + block.full(key) + "` " + what);
  }

  /**
   * Ends the reading.
   *
   * @throws ConfigException if there was any problem
   */
  void finish(String source) {
    noteUnknown();
    if (!problems.none()) {
      throw ConfigException.of(source, problems);
    }
  }

  private void noteUnknown() {
    if (!shared) {
      block.nothingElse();
    }
    children.forEach(Section::noteUnknown);
  }

  private void flatten(String prefix, Block at, Map<String, String> flat) {
    for (String key : at.names()) {
      block.has(key);
      String name = prefix + key;
      Kind kind = at.kind(key);
      if (kind == Kind.FIELDS && !at.group(key).names().isEmpty()) {
        flatten(name + ".", at.group(key), flat);
      } else if (kind != Kind.TEXT) {
        problem(name, "must be a single value; write a list as one text, `\"a,b\"`");
      } else if (flat.put(name, at.single(key)) != null) {
        problem(name, "is given twice");
      }
    }
  }

  private <T> T parsed(
      String key, T fallback, Function<String, Optional<T>> parser, String expected) {
    Optional<String> text = value(key);
    Optional<T> parsed = text.map(String::strip).flatMap(parser);
    if (text.isPresent() && parsed.isEmpty()) {
      problem(key, "is `" + text.get() + "`, but must be " + expected);
    }
    return parsed.orElse(fallback);
  }

  private Optional<String> value(String key) {
    return switch (block.kind(key)) {
      case MISSING, EMPTY -> Optional.empty();
      case TEXT -> Optional.of(block.single(key));
      case LIST, FIELDS -> {
        problem(key, "must be a single value");
        yield Optional.empty();
      }
    };
  }

  private Optional<List<String>> list(String key, String ofWhat) {
    if (block.kind(key) == Kind.MISSING) {
      return Optional.empty();
    }
    Optional<List<String>> all = block.singles(key);
    if (all.isEmpty()) {
      problem(key, "must be a list of " + ofWhat);
    }
    return Optional.of(all.orElse(List.of()));
  }

  private static Optional<Integer> whole(String text) {
    return text.matches("-?[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Optional<Double> aboveZero(String text) {
    return text.matches("[0-9]{1,15}(\\.[0-9]{1,15})?([eE][-+]?[0-9]{1,2})?")
        ? Optional.of(Double.valueOf(text)).filter(it -> it > 0)
        : Optional.empty();
  }

  private static Optional<Boolean> trueOrFalse(String text) {
    return text.matches("true|false") ? Optional.of(text.equals("true")) : Optional.empty();
  }
}
