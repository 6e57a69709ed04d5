package dev.muster.condition;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;

/** The types of values that a condition may read. */
public enum ValueType {
  /** A {@link String}. */
  TEXT(SimpleType.STRING),
  /** A {@link Long}. */
  INTEGER(SimpleType.INT),
  /** A {@link Double}. */
  DECIMAL(SimpleType.DOUBLE),
  /** A {@link Boolean}. */
  TRUTH(SimpleType.BOOL),
  /** A {@link java.time.Instant}. */
  TIME(SimpleType.TIMESTAMP);

  private final CelType type;

  ValueType(CelType type) {
    this.type = type;
  }

  CelType type() {
    return type;
  }
}
