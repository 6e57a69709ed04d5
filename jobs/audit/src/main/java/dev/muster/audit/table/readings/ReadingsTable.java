package dev.muster.audit.table.readings;

import dev.muster.audit.table.Column;
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
      Column.list(
          """
          metric       STRING    What was measured, as the device names it.
          unit         STRING?   The unit, as registered for SenML.
          value_number DOUBLE?   The value, if it is a number.
          value_text   STRING?   The value, if it is a text.
          value_truth  BOOLEAN?  The value, if it is true or false.
          measured_at  TIMESTAMP When, by the clock of the device.
          """);

  private static final String COLUMNS =
      """
      arrival          TIMESTAMP    When the broker appended the message: its Kafka timestamp.
      kafka_topic      STRING       The topic of the message.
      kafka_partition  INT          The partition of the message.
      kafka_offset     LONG         The offset of the message, which has at most one section of the
                                    class.
      device           STRING       The device that measured, proved.
      cohort           STRING       The cohort of the device at arrival.
      epoch            LONG         The boot count of the device.
      seq              LONG         The sequence number of the message.
      measurements     MEASUREMENTS The readings, in the device's order.
      registry_version LONG         The version of the device's registry record at arrival.
      policy_version   LONG         The version of the policy bundle that let the section be opened
                                    and kept.
      """;

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
