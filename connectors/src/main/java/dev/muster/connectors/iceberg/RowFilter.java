package dev.muster.connectors.iceberg;

import java.util.Collection;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;

/**
 * Which rows of an audit table are wanted. Files and row groups that can hold none of them are not
 * read. A row without a value in a column passes no filter on it but {@link #not}. Immutable.
 */
public final class RowFilter {
  private static final long MICROS = 1000;

  private final Expression expression;

  private RowFilter(Expression expression) {
    this.expression = expression;
  }

  /** Every row. */
  public static RowFilter all() {
    return new RowFilter(Expressions.alwaysTrue());
  }

  /** Rows that have this value: text, a number or a truth value. */
  public static RowFilter equal(String column, Object value) {
    return new RowFilter(Expressions.equal(column, value));
  }

  /** Rows that do not have this value. */
  public static RowFilter not(String column, Object value) {
    return new RowFilter(Expressions.notEqual(column, value));
  }

  /** Rows that have one of these values. */
  public static RowFilter in(String column, Collection<?> values) {
    return new RowFilter(Expressions.in(column, values));
  }

  /** Rows whose text begins so. */
  public static RowFilter startsWith(String column, String beginning) {
    return new RowFilter(Expressions.startsWith(column, beginning));
  }

  /** Rows with a number of at least {@code first} and at most {@code last}. */
  public static RowFilter between(String column, long first, long last) {
    return new RowFilter(
        Expressions.and(
            Expressions.greaterThanOrEqual(column, first),
            Expressions.lessThanOrEqual(column, last)));
  }

  /** Rows of this millisecond, counted from 1970, and later. */
  public static RowFilter since(String column, long millis) {
    return new RowFilter(Expressions.greaterThanOrEqual(column, millis * MICROS));
  }

  /** Rows of this millisecond, counted from 1970, and earlier. */
  public static RowFilter until(String column, long millis) {
    return new RowFilter(Expressions.lessThan(column, (millis + 1) * MICROS));
  }

  /** Rows that pass both. */
  public RowFilter and(RowFilter other) {
    return new RowFilter(Expressions.and(expression, other.expression));
  }

  boolean takesAll() {
    return expression.op() == Expression.Operation.TRUE;
  }

  Expression expression() {
    return expression;
  }
}
