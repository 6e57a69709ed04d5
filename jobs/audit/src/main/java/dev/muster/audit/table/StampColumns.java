package dev.muster.audit.table;

import static dev.muster.audit.table.Column.required;

/** The last two columns of every table: the only ones that come from the wall clock. */
public final class StampColumns {

  /** Which run wrote the row. */
  public static final Column RUN_ID =
      required(
          "run_id",
          ColumnType.STRING,
          "The run of the pipeline that wrote the row; see table runs. Not part of the verdict.");

  /** When it was written. */
  public static final Column PROCESSED_AT =
      required(
          "processed_at",
          ColumnType.TIMESTAMP,
          "When the row was written, by the clock of the machine that wrote it. Not part of the"
              + " verdict.");

  private StampColumns() {}
}
