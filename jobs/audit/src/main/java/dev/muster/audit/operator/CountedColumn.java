package dev.muster.audit.operator;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * A column by whose values rows are counted.
 *
 * @param name the column, of strings; also the label of the metric
 * @param values what it may hold, known beforehand: each is a series from the start, so that the
 *     first row is an increase and no input adds a label. Anything else counts as {@link #OTHER}
 */
record CountedColumn(String name, List<String> values) implements Serializable {
  static final String OTHER = "other";

  CountedColumn {
    values = List.copyOf(values);
  }

  static CountedColumn of(String name, Enum<?>[] values) {
    return new CountedColumn(name, Arrays.stream(values).map(Enum::name).toList());
  }

  String label(String value) {
    return value != null && values.contains(value) ? value : OTHER;
  }
}
