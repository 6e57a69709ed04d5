package dev.muster.audit.row;

import dev.muster.audit.table.StampColumns;
import java.io.Serializable;
import java.util.Objects;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;

/**
 * What a row says of the run that wrote it: {@code run_id} and {@code processed_at}, always its
 * last two columns. Nothing else in a row comes from the wall clock.
 */
public final class RowStamp implements Serializable {

  /** How many columns the stamp fills: those of {@link StampColumns}. */
  static final int COLUMNS = 2;

  private final String runId;
  private final WallClock clock;

  /**
   * A stamp for one run.
   *
   * @param runId the run, as in table {@code runs}
   * @param clock the clock that {@code processed_at} is read from
   */
  public RowStamp(String runId, WallClock clock) {
    this.runId = Objects.requireNonNull(runId, "runId");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Fills the last two columns. */
  void apply(GenericRowData row) {
    row.setField(row.getArity() - COLUMNS, StringData.fromString(runId));
    row.setField(row.getArity() - 1, TimestampData.fromEpochMillis(clock.millis()));
  }
}
