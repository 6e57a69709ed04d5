package dev.muster.audit.table.readings;

import static dev.muster.audit.table.Column.optional;
import static dev.muster.audit.table.Column.required;
import static dev.muster.audit.table.StampColumns.PROCESSED_AT;
import static dev.muster.audit.table.StampColumns.RUN_ID;

import dev.muster.audit.table.Column;
import dev.muster.audit.table.ColumnType;
import dev.muster.audit.table.TableDefinition;
import java.util.List;

/**
 * The tables {@code readings_CLASS}: one for each data class, so that a catalog can grant them
 * apart. They alone hold what devices measured.
 */
public final class ReadingsTable {
  private static final String PREFIX = "readings_";

  /** The parts of one measurement. */
  public static final List<Column> MEASUREMENT =
      List.of(
          required("metric", ColumnType.STRING, "What was measured, as the device names it."),
          optional("unit", ColumnType.STRING, "The unit, as registered for SenML."),
          optional("value_number", ColumnType.DOUBLE, "The value, if it is a number."),
          optional("value_text", ColumnType.STRING, "The value, if it is a text."),
          optional("value_truth", ColumnType.BOOLEAN, "The value, if it is true or false."),
          required("measured_at", ColumnType.TIMESTAMP, "When, by the clock of the device."));

  private static final List<Column> COLUMNS =
      List.of(
          required(
              "arrival",
              ColumnType.TIMESTAMP,
              "When the broker appended the message: its Kafka timestamp."),
          required("kafka_topic", ColumnType.STRING, "The topic of the message."),
          required("kafka_partition", ColumnType.INT, "The partition of the message."),
          required(
              "kafka_offset",
              ColumnType.LONG,
              "The offset of the message, which has at most one section of the class."),
          required("device", ColumnType.STRING, "The device that measured, proved."),
          required("cohort", ColumnType.STRING, "The cohort of the device at arrival."),
          required("epoch", ColumnType.LONG, "The boot count of the device."),
          required("seq", ColumnType.LONG, "The sequence number of the message."),
          required("measurements", ColumnType.MEASUREMENTS, "The readings, in the device's order."),
          required(
              "registry_version",
              ColumnType.LONG,
              "The version of the device's registry record at arrival."),
          required(
              "policy_version",
              ColumnType.LONG,
              "The version of the policy bundle that let the section be opened and kept."),
          RUN_ID,
          PROCESSED_AT);

  private ReadingsTable() {}

  /** The table of a data class. */
  public static TableDefinition of(String dataClass) {
    return new TableDefinition(
        PREFIX + dataClass,
        "One row for every section of the class " + dataClass + " that policy let be kept.",
        COLUMNS,
        "arrival");
  }

  /** Whether a table of this name is one of them. */
  public static boolean isName(String table) {
    return table.startsWith(PREFIX);
  }

  /** The definition of a table that {@link #isName} accepts. */
  public static TableDefinition named(String table) {
    return of(table.substring(PREFIX.length()));
  }
}
