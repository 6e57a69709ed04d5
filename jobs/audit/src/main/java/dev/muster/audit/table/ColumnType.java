package dev.muster.audit.table;

/** The types that columns of audit tables have: few, and known to every engine. */
public enum ColumnType {
  /** True or false. */
  BOOLEAN,
  /** A signed integer of 32 bits. */
  INT,
  /** A signed integer of 64 bits. */
  LONG,
  /** A floating-point number of 64 bits. */
  DOUBLE,
  /** Unicode text. */
  STRING,
  /** Bytes of any length. */
  BINARY,
  /** An instant in UTC, in microseconds. */
  TIMESTAMP,
  /** A list of the {@code MEASUREMENT} of table {@code readings}, none of them null. */
  MEASUREMENTS
}
