package dev.muster.condition;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.StructType;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The names that a condition may use: subjects such as {@code device}, each with typed attributes.
 * Any other name is refused when a condition is compiled. Immutable.
 */
public final class Vocabulary {
  /** No names at all. */
  public static final Vocabulary EMPTY = new Vocabulary(new TreeMap<>());

  private final SortedMap<String, SortedMap<String, ValueType>> subjects;

  private Vocabulary(SortedMap<String, SortedMap<String, ValueType>> subjects) {
    this.subjects = subjects;
  }

  /**
   * Returns these names and those of one more subject.
   *
   * @param attributes may be empty, which reserves the subject's name
   */
  public Vocabulary with(String subject, Map<String, ValueType> attributes) {
    SortedMap<String, SortedMap<String, ValueType>> more = new TreeMap<>(subjects);
    more.put(subject, new TreeMap<>(attributes));
    return new Vocabulary(more);
  }

  /** All names in order, as in {@code device.cohort, device.id}. */
  @Override
  public String toString() {
    return subjects.entrySet().stream()
        .flatMap(
            subject ->
                subject.getValue().keySet().stream().map(name -> subject.getKey() + "." + name))
        .collect(Collectors.joining(", "));
  }

  ImmutableSet<String> subjects() {
    return ImmutableSet.copyOf(subjects.keySet());
  }

  /** The subject's type, with its attributes as fields. */
  StructType type(String subject) {
    ImmutableMap<String, CelType> attributes =
        Objects.requireNonNull(subjects.get(subject)).entrySet().stream()
            .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, one -> one.getValue().type()));
    return StructType.create(
        "muster." + subject,
        attributes.keySet(),
        name -> Optional.ofNullable(attributes.get(name)));
  }
}
