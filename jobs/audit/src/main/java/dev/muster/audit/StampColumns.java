package dev.muster.audit;

import static dev.muster.audit.Column.required;

/** The last two columns of every table: the only ones that come from the wall clock. */
final class StampColumns {

  static final Column RUN_ID =
      required(
          "run_id",
          ColumnType.STRING,
          "The run of the pipeline that wrote the row; see table runs. Not part of the verdict.");

  static final Column PROCESSED_AT =
      required(
          "processed_at",
          ColumnType.TIMESTAMP,
          "When the row was written, by the clock of the machine that wrote it. Not part of the"
              + " verdict.");

  private StampColumns() {}
}
