package dev.muster.audit.row;

import dev.muster.audit.table.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * How the rows of a table are counted while they are made: a metric named as the table, with a
 * label for each column that rows are told apart by.
 *
 * <p>Labels are constants of an enum, so each series is there from the start: the first row is an
 * increase, no input adds a label, and none holds a device id. Immutable.
 */
public final class RowCount<T> {

  private final ToLongFunction<T> weight;
  private final List<Label<T, ?>> labels;

  private RowCount(ToLongFunction<T> weight, List<Label<T, ?>> labels) {
    this.weight = weight;
    this.labels = labels;
  }

  /** Each row counts one. */
  public static <T> RowCount<T> each() {
    return of(value -> 1);
  }

  /** Each row counts for what it stands for. */
  public static <T> RowCount<T> of(ToLongFunction<T> weight) {
    return new RowCount<>(weight, List.of());
  }

  /** Counts apart by a column that holds names of constants. */
  public <E extends Enum<E>> RowCount<T> by(String column, Class<E> type, Function<T, E> value) {
    return by(column, type, value, E::name);
  }

  /**
   * Counts apart by a column.
   *
   * @param column its name, also that of the label
   * @param text how the column shows a value
   */
  public <E extends Enum<E>> RowCount<T> by(
      String column, Class<E> type, Function<T, E> value, Function<E, String> text) {
    List<Label<T, ?>> more = new ArrayList<>(labels);
    more.add(new Label<>(column, type.getEnumConstants(), value, text));
    return new RowCount<>(weight, List.copyOf(more));
  }

  /**
   * Registers one counter for every combination of values.
   *
   * @throws IllegalArgumentException if a label is no column of the table
   */
  Counters register(TableDefinition table, MetricGroup group) {
    labels.forEach(label -> table.position(label.column));
    List<MetricGroup> groups = List.of(group);
    for (Label<T, ?> label : labels) {
      groups = groups.stream().flatMap(each -> label.groups(each).stream()).toList();
    }
    return new Counters(
        groups.stream().map(each -> each.counter(table.name())).toArray(Counter[]::new));
  }

  /** The counters of a table. Called on the task thread only. */
  final class Counters {
    private final Counter[] counters;

    private Counters(Counter[] counters) {
      this.counters = counters;
    }

    @SuppressWarnings("EnumOrdinal") // An index in memory, never stored.
    void count(T value) {
      int index = 0;
      for (Label<T, ?> label : labels) {
        index = index * label.values.length + label.value.apply(value).ordinal();
      }
      counters[index].inc(weight.applyAsLong(value));
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  private record Label<T, E extends Enum<E>>(
      String column, E[] values, Function<T, E> value, Function<E, String> text) {

    List<MetricGroup> groups(MetricGroup above) {
      List<MetricGroup> groups = new ArrayList<>();
      for (E each : values) {
        groups.add(above.addGroup(column, text.apply(each)));
      }
      return groups;
    }
  }
}
